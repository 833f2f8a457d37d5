// Names on the map: of areas and places, but for those that would cover another's.

const WELSH = document.documentElement.lang === "cy";

export function spoken(properties) {
  return (WELSH && properties.name_cy) || properties.name;
}

/** Make what draws names: `note` each as tiles come in, `draw` those now in view. */
export function nameKeeper(map) {
  // Names lie above areas and below circles (600).
  map.createPane("names").style.zIndex = 450;
  const layer = L.layerGroup().addTo(map);
  const known = new Map();

  function note(properties, className) {
    const { latitude, longitude } = properties;
    known.set(`${className} ${properties.path ?? properties.name}`, {
      at: [latitude, longitude],
      text: spoken(properties),
      className,
    });
  }

  function draw() {
    layer.clearLayers();
    // Where two would cover each other, the area's stays: it is what can be chosen.
    const drawn = [...known.values()]
      .filter((name) => map.getBounds().contains(name.at))
      .sort((a, b) => a.className.length - b.className.length)
      .map((name) => written(name).addTo(layer));
    // All are asked for their boxes at once: the browser lays the page out once, not for each.
    const boxes = drawn.map((marker) => marker.getElement().firstChild.getBoundingClientRect());
    const shown = [];
    drawn.forEach((marker, place) => {
      const text = marker.getElement().textContent;
      // A town and the area around it may have one name, and it is enough to read it once.
      if (shown.some((other) => other.text === text || overlap(boxes[place], other.box))) {
        layer.removeLayer(marker);
      } else {
        shown.push({ box: boxes[place], text });
      }
    });
  }

  // Each zoom has names of its own.
  map.on("zoomstart", () => known.clear());
  return { note, draw };
}

/** Make a name whose middle lies at its place; Leaflet's tooltips measure themselves one by one. */
function written({ at, text, className }) {
  const name = document.createElement("div");
  name.className = className;
  name.textContent = text;
  const icon = L.divIcon({ className: "name-place", html: name, iconSize: [0, 0] });
  return L.marker(at, { icon, pane: "names", interactive: false, keyboard: false });
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
