// Begins the page's map when it is about to be seen: a visitor who came for the table or the list
// fetches neither Leaflet nor a tile. Until then, and where that fails, there is the still picture.

// So far below the window, as a share of its height, that the map is there by the time it is seen.
const MARGIN = "10%";

/** Fetch the style sheets and scripts that the page's `#map-needs` holds, in their order. */
function fetched() {
  const needs = [...document.getElementById("map-needs").content.children].map(anew);
  document.head.prepend(...needs);
  return Promise.all(
    needs.map((one) => new Promise((done, failed) => Object.assign(one, { onload: done, onerror: failed }))),
  );
}

/** A copy of a script is not run; one that is made by a script is. */
function anew(original) {
  const element = document.createElement(original.localName);
  for (const { name, value } of original.attributes) element.setAttribute(name, value);
  if (element.localName === "script") element.async = false;
  return element;
}

for (const element of document.querySelectorAll("[data-needs-script]")) element.hidden = false;

for (const frame of document.querySelectorAll(".map:has([data-leaflet-map])")) {
  let hasBegun = false;
  const begin = async () => {
    if (hasBegun) return;
    hasBegun = true;
    const [map] = await Promise.all([import("./moving_map.js"), fetched()]);
    map.begin(frame);
  };
  const observer = new IntersectionObserver(
    (entries) => entries.some((entry) => entry.isIntersecting) && begin(),
    { rootMargin: MARGIN },
  );
  observer.observe(frame);
  // Who goes from link to link by keyboard could otherwise step over a map not yet there.
  addEventListener("keydown", begin, { once: true });
}
