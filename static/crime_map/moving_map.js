// A map that moves: shaded areas, or circles with numbers.
//
// The page holds the data (pages/moving_map.py) and a still picture, which gives way;
// django-leaflet makes the map and tells of it with `map:init`.

import { addAreas, addOwnOutline } from "./areas.js";
import { addBaseMap } from "./base_map.js";
import { circleKeeper, listed } from "./circles.js";
import { addCounts } from "./counts.js";
import { nameKeeper } from "./names.js";
import { Panel } from "./panel.js";

/** Let the browser answer whoever scrolls or types, between two pieces of work. */
const breath = () => new Promise((goOn) => setTimeout(goOn));

async function draw(map, data, panel) {
  const fail = () => panel.say(data.words.failed);
  const names = nameKeeper(map);
  const drawNames = L.Util.throttle(names.draw, 300);
  const note = (className) => (properties) => {
    names.note(properties, className);
    drawNames();
  };

  map.fitBounds(data.own.corners, { padding: [8, 8] });
  map.on("moveend", drawNames);
  // First what the page is about, in one piece; then what lies around and below.
  addOwnOutline(map, data.own);
  if (data.counts) addCircles(map, data, panel, fail);
  await breath();
  addBaseMap(map, data.base, note("area-name place-name"));
  await breath();
  addAreas(map, data, {
    choose: (properties) => panel.showArea(properties),
    noteName: note("area-name"),
    fail,
  });
}

function addCircles(map, data, panel, fail) {
  const own = listed();
  const drawCircles = circleKeeper(map, data, (group, circle, byKeyboard) =>
    panel.showCircle(group, circle, byKeyboard),
  );
  let around = [];
  const redraw = () => drawCircles([...own, ...around]);
  map.on("zoomend", () => {
    around = [];
    redraw();
  });
  addCounts(map, data, new Set(own.map((place) => place.id)), {
    changed: (places) => {
      around = places;
      redraw();
    },
    fail,
  });
  redraw();
}

window.addEventListener("map:init", (event) => {
  const { id, map } = event.detail;
  const data = JSON.parse(document.getElementById(`${id}-data`).textContent);
  L.Control.Zoom.prototype.options.zoomInTitle = data.words.zoomIn;
  draw(map, data, new Panel(document.getElementById(`${id}-panel`), data));
});

/** What Leaflet leaves out for people whom moving pictures make ill. */
function withoutMotion() {
  const isAskedFor = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return isAskedFor ? { zoomAnimation: false, fadeAnimation: false, inertia: false } : {};
}

/** Put a moving map in the place of the still picture in `frame`. */
export function begin(frame) {
  const element = frame.querySelector("[data-leaflet-map]");
  frame.querySelector(".map-still").hidden = true;
  frame.querySelector(".map-moving").hidden = false;
  L.Map.djangoMap(element.id, {
    djoptions: JSON.parse(element.dataset.leafletMap),
    globals: false,
    callback: () => {},
    // A page that scrolls should not zoom by accident.
    scrollWheelZoom: false,
    ...withoutMotion(),
  });
}
