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

/** Grow with the square root of the count, so that areas compare as the counts do. */
function diameter(count, most, largest) {
  const share = Math.sqrt((count - 1) / Math.max(most - 1, 1));
  return Math.round(SMALLEST + (largest - SMALLEST) * share);
}

function circle(point, most, largest) {
  const size = diameter(point.count, most, largest);
  const icon = L.divIcon({
    className: "street-point",
    html: String(point.count),
    iconSize: [size, size],
  });
  return L.marker(point.at, { icon, title: point.words })
    .bindPopup(escaped(point.words))
    .on("add", (event) => event.target.getElement().setAttribute("aria-label", point.words));
}

function draw(map, data) {
  // Names lie above outlines (400) and below circles (600).
  map.createPane("names").style.zIndex = 450;
  const largest = Math.max(SMALLEST, Math.min(LARGEST, map.getSize().x * LARGEST_SHARE));
  const own = data.outlines.find((outline) => outline.isOwn);
  for (const outline of data.outlines) {
    L.geoJSON(outline.geometry, { style: outline.isOwn ? OWN : OTHERS, interactive: false }).addTo(map);
    if (!outline.isOwn) {
      L.tooltip(outline.label, {
        permanent: true,
        direction: "center",
        className: "area-name",
        content: escaped(outline.name),
        pane: "names",
      }).addTo(map);
    }
  }
  const most = Math.max(...data.points.map((point) => point.count));
  // The largest first, so that small circles lie above them and can be reached.
  for (const point of [...data.points].sort((a, b) => b.count - a.count)) {
    circle(point, most, largest).addTo(map);
  }
  map.fitBounds(L.geoJSON(own.geometry).getBounds(), { padding: [12, 12] });
}

function escaped(text) {
  const element = document.createElement("span");
  element.textContent = text;
  return element.innerHTML;
}

window.addEventListener("map:init", (event) => {
  const data = document.getElementById(`${event.detail.id}-data`);
  draw(event.detail.map, JSON.parse(data.textContent));
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
