// The map of one area: its outline, those around it, and street points with counts.
//
// The page holds the data (pages/maps.py) and django-leaflet's options; django-leaflet makes
// the map and tells of it with `map:init`.

const OWN = { color: "#22404f", weight: 3, fillColor: "#9fb6c0", fillOpacity: 0.2 };
const OTHERS = { color: "#7d919b", weight: 1, dashArray: "4 3", fill: false };

// Diameters in pixels: 24 is the smallest that a finger hits; the largest is a share of the map,
// so that on a phone too it hides little.
const SMALLEST = 24;
const LARGEST = 52;
const LARGEST_SHARE = 0.1;
const GAP = 2;

function escaped(text) {
  const element = document.createElement("span");
  element.textContent = text;
  return element.innerHTML;
}

/** Say how wide a circle for `count` is: by the square root, so that areas compare as counts do. */
function scale(points, width) {
  const most = Math.max(...points.map((point) => point.count));
  const largest = Math.max(SMALLEST, Math.min(LARGEST, width * LARGEST_SHARE));
  return (count) => {
    const share = Math.min(1, Math.sqrt((count - 1) / Math.max(most - 1, 1)));
    return Math.round(SMALLEST + (largest - SMALLEST) * share);
  };
}

/**
 * Put points whose circles would cover each other at this zoom together. Zooming in tells them
 * apart; the sum of all counts stays what it is.
 */
function grouped(map, points, diameter) {
  let groups = points.map((point) => ({
    at: map.latLngToLayerPoint(point.at),
    count: point.count,
    points: [point],
  }));
  // A circle grows with what it takes in, and may then cover the next.
  for (let before = Infinity; groups.length < before; ) {
    before = groups.length;
    groups = joined(groups, diameter);
  }
  return groups;
}

function joined(groups, diameter) {
  const kept = [];
  for (const group of [...groups].sort((a, b) => b.count - a.count)) {
    const reach = (other) => (diameter(other.count) + diameter(group.count)) / 2 + GAP;
    const near = kept.find((other) => other.at.distanceTo(group.at) < reach(other));
    if (near) {
      near.points.push(...group.points);
      near.count += group.count;
    } else {
      kept.push(group);
    }
  }
  return kept;
}

function title(group, words) {
  if (group.points.length === 1) return group.points[0].words;
  return words.together.replace("{count}", group.count).replace("{places}", group.points.length);
}

/** Make the circle of a group; chosen by mouse or keyboard, it calls `choose`. */
function circle(group, diameter, words, choose) {
  const size = diameter(group.count);
  const icon = L.divIcon({
    className: "street-point",
    html: String(group.count),
    iconSize: [size, size],
  });
  const marker = L.marker(group.points[0].at, { icon, title: title(group, words) });
  marker.on("add", () => {
    const element = marker.getElement();
    element.setAttribute("aria-label", title(group, words));
    element.addEventListener("click", () => choose(group));
    element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        choose(group);
      }
    });
  });
  return marker;
}

/** Show the streets of a group below the map, where they cover nothing. */
function tell(panel, group) {
  const lines = group.points.map((point) => {
    const line = document.createElement("li");
    line.textContent = point.words;
    return line;
  });
  const list = document.createElement("ul");
  list.className = "govuk-list";
  list.append(...lines);
  panel.replaceChildren(list);
}

/** Name the areas around, but for names that would cover one another at this zoom. */
function drawNames(layer, outlines) {
  layer.clearLayers();
  const shown = [];
  for (const outline of outlines.filter((one) => !one.isOwn)) {
    const name = L.tooltip(outline.label, {
      permanent: true,
      direction: "center",
      className: "area-name",
      content: escaped(outline.name),
      pane: "names",
    }).addTo(layer);
    const box = name.getElement().getBoundingClientRect();
    if (shown.some((other) => overlap(box, other))) {
      layer.removeLayer(name);
    } else {
      shown.push(box);
    }
  }
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function drawOutlines(map, outlines) {
  for (const outline of outlines.filter((one) => !one.isOwn)) {
    L.geoJSON(outline.geometry, { style: OTHERS, interactive: false }).addTo(map);
  }
  const own = outlines.find((one) => one.isOwn);
  return L.geoJSON(own.geometry, { style: OWN, interactive: false }).addTo(map);
}

function draw(map, data, panel) {
  const own = drawOutlines(map, data.outlines);
  map.fitBounds(own.getBounds(), { padding: [12, 12] });

  const diameter = scale(data.points, map.getSize().x);
  // Names lie above outlines (400) and below circles (600).
  map.createPane("names").style.zIndex = 450;
  const names = L.layerGroup().addTo(map);
  const circles = L.layerGroup().addTo(map);
  const drawForZoom = () => {
    drawNames(names, data.outlines);
    circles.clearLayers();
    for (const group of grouped(map, data.points, diameter)) {
      circle(group, diameter, data.words, (chosen) => tell(panel, chosen)).addTo(circles);
    }
  };
  map.on("zoomend", drawForZoom);
  drawForZoom();
  panel.textContent = data.words.choose;
}

window.addEventListener("map:init", (event) => {
  const data = document.getElementById(`${event.detail.id}-data`);
  const panel = document.getElementById(`${event.detail.id}-panel`);
  draw(event.detail.map, JSON.parse(data.textContent), panel);
});

for (const element of document.querySelectorAll("[data-leaflet-map]")) {
  L.Map.djangoMap(element.id, {
    djoptions: JSON.parse(element.dataset.leafletMap),
    globals: false,
    callback: () => {},
    // A page that scrolls should not zoom by accident.
    scrollWheelZoom: false,
  });
}
