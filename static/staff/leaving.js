// Ask before a text that was begun is left: a telephone's back button is pressed by mistake.

const form = document.querySelector("#content-main form");
if (form) {
  let isChanged = false;
  form.addEventListener("input", () => {
    isChanged = true;
  });
  form.addEventListener("submit", () => {
    isChanged = false;
  });
  addEventListener("beforeunload", (event) => {
    if (isChanged) {
      event.preventDefault();
    }
  });
}
