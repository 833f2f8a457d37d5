// Areas as vector tiles: shaded by level, or hatched where there are no figures.

function shade(properties, shows) {
  if (shows === "numbers") return properties.missing ? "missing" : "plain";
  return properties.level === undefined ? "no-level" : `level-${properties.level}`;
}

/** Put the areas on `map`; `choose` is told of the one clicked, `noteName` of each name. */
export function addAreas(map, data, { choose, noteName, fail }) {
  map.createPane("areas").style.zIndex = 350;
  const layer = VectorTileLayer.default(data.areas, {
    pane: "areas",
    maxDetailZoom: 16,
    filter: (feature, name) => {
      if (name === "names") noteName(feature.properties);
      return name === "areas";
    },
    style: (feature) => ({
      className: `area ${shade(feature.properties, data.show)}`,
      fill: true,
      interactive: true,
    }),
    featureToLayer: (feature, name, pixels, options) => {
      const drawn = VectorTileLayer.defaultFeatureLayer(feature, name, pixels, options);
      drawn.graphics.dataset.path = feature.properties.path;
      return drawn;
    },
  });
  layer.on("click", (event) => choose(event.layer.feature.properties));
  layer.on("tileerror", fail);
  layer.addTo(map);
}

/** Draw the outline of the page's own area over the others. */
export function addOwnOutline(map, own) {
  const style = { className: "own-outline", fill: false, interactive: false };
  L.geoJSON(own.outline, { style }).addTo(map);
}
