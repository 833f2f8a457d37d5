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
    const shown = [];
    const inView = [...known.values()].filter((name) => map.getBounds().contains(name.at));
    for (const name of inView) {
      const tooltip = L.tooltip(name.at, {
        permanent: true,
        direction: "center",
        className: name.className,
        content: escaped(name.text),
        pane: "names",
      }).addTo(layer);
      const box = tooltip.getElement().getBoundingClientRect();
      if (shown.some((other) => overlap(box, other))) layer.removeLayer(tooltip);
      else shown.push(box);
    }
  }

  // Each zoom has names of its own.
  map.on("zoomstart", () => known.clear());
  return { note, draw };
}

function escaped(text) {
  const element = document.createElement("span");
  element.textContent = text;
  return element.innerHTML;
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
