// Names what Swagger UI draws without a name, mends its headings, and lets keys scroll what scrolls.

const page = document.getElementById("swagger-ui");

function name(element, words) {
  if (!element.hasAttribute("aria-label")) element.setAttribute("aria-label", words);
}

function mend() {
  page.querySelectorAll("select.examples-select-element").forEach((e) => name(e, "Example"));
  page.querySelectorAll("select:not([id]):not(.examples-select-element)").forEach((e) => name(e, "Value"));
  page.querySelectorAll(".copy-to-clipboard button").forEach((e) => name(e, "Copy"));
  // It leaves the second level out.
  page.querySelectorAll("h3, h4, h5").forEach((e) => e.setAttribute("aria-level", e.tagName[1] - 1));
  page.querySelectorAll("pre.microlight, .highlight-code > pre").forEach((e) => { e.tabIndex = 0; });
}

// Swagger UI draws anew whatever is opened or answered.
new MutationObserver(mend).observe(page, { childList: true, subtree: true });
mend();
