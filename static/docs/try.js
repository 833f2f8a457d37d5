// Show the answer below the form; without this, the form leads to it.

const form = document.querySelector(".docs-try");
const shown = document.querySelector(".docs-answer");
// Of a long answer the beginning is enough, and a browser can draw it.
const MOST_LETTERS = 20000;

async function show(event) {
  event.preventDefault();
  const asked = new URL(form.action);
  asked.search = new URLSearchParams(new FormData(form)).toString();
  const answer = await fetch(asked);
  const text = await answer.text();
  const address = new URL(answer.url);
  shown.hidden = false;
  shown.querySelector("p").textContent = `${answer.status} ${address.pathname}${address.search}`;
  shown.querySelector("pre").textContent = pretty(text).slice(0, MOST_LETTERS);
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

form.addEventListener("submit", show);
