// Suggestions below the search box as one types: a combobox with a list, as ARIA 1.2 has it.
//
// The box stays the one of the page, and Enter without a choice searches as ever. What is chosen
// opens its page; where areas are collected (data-adds), it is added to those in the form.

const WAIT = 150;
const LEAST_LETTERS = 2;

class Suggestions {
  constructor(box) {
    this.box = box;
    this.found = [];
    this.chosen = -1;
    this.list = this.makeList();
    this.status = this.makeStatus();
    const field = document.createElement("div");
    field.className = "search-box__field";
    box.replaceWith(field);
    field.append(box, this.list, this.status);
    this.makeCombobox();
  }

  makeList() {
    const list = document.createElement("ul");
    list.id = `${this.box.id}-list`;
    list.className = "search-box__list";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", this.box.dataset.label);
    list.hidden = true;
    // The box keeps the focus.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.open([...list.children].indexOf(option));
    });
    return list;
  }

  makeStatus() {
    const status = document.createElement("div");
    status.className = "govuk-visually-hidden";
    status.setAttribute("role", "status");
    return status;
  }

  makeCombobox() {
    const { box } = this;
    // A search box may be no combobox; a text box may, with the keyboard of a search box.
    box.type = "text";
    box.enterKeyHint = "search";
    box.autocomplete = "off";
    box.setAttribute("role", "combobox");
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-controls", this.list.id);
    box.setAttribute("aria-expanded", "false");
    box.addEventListener("input", () => this.ask());
    box.addEventListener("keydown", (event) => this.key(event));
    box.addEventListener("blur", () => this.close());
  }

  /** Ask the server when typing pauses; an answer to an earlier question is let go. */
  ask() {
    clearTimeout(this.waiting);
    this.asking?.abort();
    const text = this.box.value.trim();
    if (text.length < LEAST_LETTERS) {
      this.close();
      return;
    }
    this.waiting = setTimeout(() => this.fetch(text), WAIT);
  }

  async fetch(text) {
    this.asking = new AbortController();
    const { signal } = this.asking;
    try {
      const address = new URL(this.box.dataset.suggestions, window.location.href);
      address.searchParams.set("q", text);
      const answer = await fetch(address, { signal });
      if (answer.ok) this.show((await answer.json()).found);
    } catch {
      // Without suggestions the box works as before.
    }
  }

  show(found) {
    if (document.activeElement !== this.box) return;
    this.found = found;
    this.list.replaceChildren(...found.map((one, at) => this.option(one, at)));
    this.choose(-1);
    this.setOpen(found.length > 0);
    const { said, none } = this.box.dataset;
    this.status.textContent = found.length ? said.replace("{n}", found.length) : none;
  }

  option({ name, about }, at) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${at}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const kind = document.createElement("span");
    kind.className = "search-box__about";
    kind.textContent = about;
    option.append(name, " ", kind);
    return option;
  }

  choose(at) {
    this.chosen = at;
    for (const [number, option] of [...this.list.children].entries()) {
      option.setAttribute("aria-selected", String(number === at));
    }
    const option = this.list.children[at];
    if (option) {
      this.box.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.box.removeAttribute("aria-activedescendant");
    }
  }

  setOpen(isOpen) {
    this.list.hidden = !isOpen;
    this.box.setAttribute("aria-expanded", String(isOpen));
  }

  close() {
    clearTimeout(this.waiting);
    this.asking?.abort();
    this.choose(-1);
    this.setOpen(false);
    this.status.textContent = "";
  }

  open(at) {
    const { name, address, area } = this.found[at];
    this.box.value = name;
    this.close();
    const { adds } = this.box.dataset;
    if (!adds) window.location.assign(address);
    else if (area) this.add(adds, area);
    // A town or a street may be more than one area: the server lists them.
    else this.box.form.requestSubmit();
  }

  /** Open the form's page as it would be with one more value, and without what was typed. */
  add(name, value) {
    const { form } = this.box;
    const fields = new URLSearchParams(new FormData(form));
    fields.delete(this.box.name);
    fields.append(name, value);
    window.location.assign(`${form.action}?${fields}`);
  }

  key(event) {
    const isOpen = !this.list.hidden;
    // While a letter is being composed, keys belong to that.
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!this.found.length) return;
      event.preventDefault();
      const last = this.found.length - 1;
      this.setOpen(true);
      if (event.key === "ArrowDown") this.choose(this.chosen === last ? -1 : this.chosen + 1);
      else this.choose(this.chosen === -1 ? last : this.chosen - 1);
    } else if (event.key === "Enter" && isOpen && this.chosen >= 0) {
      event.preventDefault();
      this.open(this.chosen);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      this.close();
    }
  }
}

const box = document.querySelector("[data-suggestions]");
if (box) new Suggestions(box);
