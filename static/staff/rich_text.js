// Name each rich text after its label: the editor puts a box of its own in place of the field.

const nameBoxes = () => {
  for (const box of document.querySelectorAll(".ProseMirror:not([aria-label])")) {
    const field = box.closest(".prose-editor")?.querySelector("textarea");
    const label = field && document.querySelector(`label[for="${field.id}"]`);
    if (label) {
      box.setAttribute("aria-label", label.textContent.trim().replace(/:$/, ""));
      label.addEventListener("click", () => box.focus());
    }
  }
};

nameBoxes();
new MutationObserver(nameBoxes).observe(document.body, { childList: true, subtree: true });
