// Circles with numbers: the streets of the page's list, and what lies around.

import { grouped, scale } from "./grouping.js";

/** Read the page's own street points from the list that it shows: map and list cannot differ. */
export function listed() {
  return [...document.querySelectorAll("#street-list > details")].map((entry) => ({
    id: Number(entry.dataset.point),
    of: "points",
    at: [Number(entry.dataset.latitude), Number(entry.dataset.longitude)],
    count: Number(entry.querySelector("[data-count]").dataset.count),
    name: entry.querySelector("summary").textContent.trim().replace(/: [^:]*$/, ""),
    entry,
    isOwn: true,
  }));
}

/** Make what draws circles; one chosen by mouse, finger or keyboard calls `choose`. */
export function circleKeeper(map, data, choose) {
  const layer = L.layerGroup().addTo(map);

  return function draw(places) {
    layer.clearLayers();
    const most = Math.max(1, ...places.map((place) => place.count));
    const diameter = scale(most, map.getSize().x);
    for (const group of grouped(map, places, diameter)) {
      circle(group, diameter, data.words, choose).addTo(layer);
    }
  };
}

function title(group, words) {
  const said =
    group.places.length === 1
      ? words.crimes.replace("{place}", group.places[0].name)
      : words.together.replace("{places}", group.places.length);
  const number = said.replace("{count}", group.count);
  return group.isOwn ? number : `${number} (${words.outside})`;
}

function circle(group, diameter, words, choose) {
  const size = diameter(group.count);
  const icon = L.divIcon({
    className: `street-point${group.isOwn ? "" : " outside"}`,
    html: String(group.count),
    iconSize: [size, size],
  });
  const label = title(group, words);
  const zIndexOffset = group.isOwn ? 1000 : 0;
  const marker = L.marker(group.places[0].at, { icon, title: label, zIndexOffset });
  marker.on("add", () => {
    const element = marker.getElement();
    element.setAttribute("aria-label", label);
    element.addEventListener("click", () => choose(group, element, false));
    element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        choose(group, element, true);
      }
    });
  });
  return marker;
}
