// What lies under our own layers: the country's own map, vector or raster tiles, or nothing.

// Layers and kinds by our own names and by those of the Shortbread schema (OpenStreetMap's).
const CLASSES = {
  coast: "land-mass",
  ocean: "sea",
  water: "water",
  water_polygons: "water",
  park: "park",
  docks: "docks",
  road: "road",
  streets: "road",
};
// From the bottom to the top; names are drawn by `notePlace`.
const LAYERS = [...Object.keys(CLASSES), "place", "place_labels"];
const MAIN = new Set(["main", "motorway", "trunk", "primary"]);
const MINOR = new Set(["minor", "secondary", "tertiary"]);

function roadClass(kind) {
  if (MAIN.has(kind)) return "road main";
  return MINOR.has(kind) ? "road minor" : "road street";
}

function style(feature, layer) {
  const name = CLASSES[layer];
  if (!name) return undefined;
  const { kind } = feature.properties;
  const className = `base ${name === "road" ? roadClass(kind) : name}`;
  return { className, fill: feature.type === 3, stroke: feature.type === 2, interactive: false };
}

/** Put the base map on `map`; `notePlace` is told of each town and village of a vector map. */
export function addBaseMap(map, base, notePlace) {
  map.createPane("base").style.zIndex = 150;
  const options = { pane: "base", attribution: base.attribution };
  if (base.raster) {
    // OpenStreetMap serves only those who say where they come from: the site, not the page.
    L.tileLayer(base.raster, { ...options, referrerPolicy: "strict-origin" }).addTo(map);
  } else if (base.vector) {
    map.getContainer().classList.add("at-sea");
    const filter = (feature, layer) => {
      if (layer === "place" || layer === "place_labels") notePlace(feature.properties);
      return layer in CLASSES;
    };
    VectorTileLayer.default(base.vector, {
      ...options,
      style,
      filter,
      layers: LAYERS,
      maxDetailZoom: 15,
    }).addTo(map);
  }
}
