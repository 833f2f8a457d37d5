// The panel below the map: what is known of the circle or the area that was chosen.

import { spoken } from "./names.js";

// Official codes: E06 to E09, W06, S12 and N09 are of districts.
const DISTRICT = /^[EWSN](0[6-9]|12)/;

export class Panel {
  constructor(element, data) {
    this.element = element;
    this.data = data;
    this.words = data.words;
    this.sayWhatToChoose();
    element.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.circle) this.#close();
    });
  }

  sayWhatToChoose() {
    this.say(this.data.show === "numbers" ? this.words.choose : this.words.chooseArea);
  }

  #close() {
    this.#goBack();
    this.circle = undefined;
    this.sayWhatToChoose();
  }

  /** Go back to the circle; to the map, where another zoom has other circles. */
  #goBack() {
    const { circle } = this;
    (circle.isConnected ? circle : this.map).focus();
  }

  say(text) {
    this.element.textContent = text;
  }

  /** Show the streets of a circle. A visitor who came by keyboard is taken there, and back. */
  async showCircle(group, circle, byKeyboard) {
    this.asked = group;
    let parts;
    try {
      parts = await this.#tellOfAll(group.places);
    } catch {
      this.say(this.words.failed);
      return;
    }
    // Another circle may have been chosen while this one was fetched.
    if (this.asked !== group) return;
    this.circle = circle;
    this.map = circle.closest(".leaflet-container") ?? this.map;
    this.element.replaceChildren(...parts, this.#wayBack());
    if (byKeyboard) this.element.querySelector("h3").focus();
  }

  /** Show the name and the level of an area, and the way to its page. */
  showArea(properties) {
    this.circle = undefined;
    const { words } = this;
    const name = spoken(properties);
    const lines = [this.#levelOf(properties)];
    if (properties.missing && this.data.show === "numbers") lines.push(words.missing);
    this.element.replaceChildren(
      heading(name),
      ...lines.filter(Boolean).map(paragraph),
      this.#linkTo(properties.path, name),
    );
  }

  #levelOf({ level, reason }) {
    if (this.data.show === "numbers") return "";
    if (level !== undefined) return this.words.levels[level];
    return [this.words.noLevel, this.words.reasons[reason]].filter(Boolean).join(". ");
  }

  /** One street is told of in full; several are a list, those of this page to be unfolded. */
  async #tellOfAll(places) {
    if (places.length === 1) return [await this.#tellOf(places[0])];
    const count = places.reduce((sum, place) => sum + place.count, 0);
    const title = this.words.together.replace("{count}", count).replace("{places}", places.length);
    return [heading(title), ...places.map((place) => this.#inShort(place))];
  }

  #inShort(place) {
    if (place.entry) {
      const copy = place.entry.cloneNode(true);
      copy.open = false;
      return copy;
    }
    return paragraph(this.#said(place));
  }

  #said(place) {
    return this.words.crimes.replace("{place}", place.name).replace("{count}", place.count);
  }

  async #tellOf(place) {
    if (place.entry) return this.#ofList(place);
    if (place.of !== "points") return this.#ofArea(place);
    const answer = await fetch(this.data.streetPoint.replace("{id}", place.id));
    if (!answer.ok) throw new Error(answer.status);
    return section(document.createRange().createContextualFragment(await answer.text()));
  }

  /** What the list on this page says of the street: the very same elements. */
  #ofList(place) {
    const about = place.entry.querySelector(".govuk-details__text").cloneNode(true);
    return section(
      heading(place.entry.querySelector("summary").textContent.trim()),
      ...about.childNodes,
    );
  }

  #ofArea(place) {
    return section(heading(this.#said(place)), this.#linkTo(place.id, place.name, place.of));
  }

  #linkTo(path, name, of = kindOf(path)) {
    const link = document.createElement("a");
    link.className = "govuk-link";
    link.href = `${this.data.pages[of]}${path.split("/").map(encodeURIComponent).join("/")}/`;
    link.textContent = this.words.open.replace("{name}", name);
    const line = document.createElement("p");
    line.append(link);
    return line;
  }

  #wayBack() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "govuk-button govuk-button--secondary";
    button.textContent = this.words.back;
    button.addEventListener("click", () => this.#goBack());
    return button;
  }
}

/** Say what an area is by the end of its address: its force's and its own code, or its own. */
function kindOf(path) {
  if (path.includes("/")) return "neighbourhoods";
  return DISTRICT.test(path) ? "districts" : "areas";
}

function heading(text) {
  const element = document.createElement("h3");
  element.className = "govuk-heading-m";
  element.tabIndex = -1;
  element.textContent = text;
  return element;
}

function paragraph(text) {
  const element = document.createElement("p");
  element.textContent = text;
  return element;
}

function section(...parts) {
  const element = document.createElement("div");
  element.append(...parts);
  return element;
}
