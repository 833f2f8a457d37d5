// Numbers of crimes in what is in view: tiles of JSON, fetched as the map moves.

const DEGREE = 1_000_000;

/**
 * Tell `changed` of the places outside the page's own area whenever tiles come or go. `own` are
 * the ids of the page's own street points, which it lists itself.
 */
export function addCounts(map, data, own, { changed, fail }) {
  const tiles = new Map();

  const layer = new L.GridLayer({ maxNativeZoom: 17, updateWhenZooming: false });
  layer.createTile = (coords, done) => {
    const element = document.createElement("div");
    const address = L.Util.template(data.counts, coords);
    fetch(address)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(address))))
      .then((tile) => {
        tiles.set(key(coords), places(tile, data, own));
        done(null, element);
      })
      .catch((error) => {
        fail();
        done(error, element);
      });
    return element;
  };
  layer.on("tileunload", (event) => tiles.delete(key(event.coords)));
  layer.on("load", () => {
    // A point on the edge of two tiles is in both.
    const found = new Map();
    for (const tile of tiles.values()) for (const place of tile) found.set(place.id, place);
    changed([...found.values()]);
  });
  layer.addTo(map);
}

function key({ z, x, y }) {
  return `${z}/${x}/${y}`;
}

function places(tile, data, own) {
  return tile.found
    .filter(([id]) => (tile.of === "points" ? !own.has(id) : id !== data.own.path))
    .map(([id, latitude, longitude, count, name]) => ({
      id,
      of: tile.of,
      at: [latitude / DEGREE, longitude / DEGREE],
      count,
      name: name.trim() === "On or near" ? data.words.unnamed : name,
      isOwn: false,
    }));
}
