// Circles on a map: how wide, and which are put together so that none covers another.

// Diameters in pixels: 24 is the smallest that a finger hits; the largest is a share of the map,
// so that on a phone too it hides little.
const SMALLEST = 24;
const LARGEST = 52;
const LARGEST_SHARE = 0.1;
const GAP = 2;

/** Say how wide a circle for `count` is: by the square root, so that areas compare as counts do. */
export function scale(most, width) {
  const largest = Math.max(SMALLEST, Math.min(LARGEST, width * LARGEST_SHARE));
  return (count) => {
    const share = Math.min(1, Math.sqrt((count - 1) / Math.max(most - 1, 1)));
    return Math.round(SMALLEST + (largest - SMALLEST) * share);
  };
}

/**
 * Put places whose circles would cover each other at this zoom together: the page's own among
 * themselves, and so those around it. Zooming in tells them apart; the sum of all counts stays.
 */
export function grouped(map, places, diameter) {
  const groups = places.map((place) => ({
    at: map.latLngToLayerPoint(place.at),
    count: place.count,
    isOwn: place.isOwn,
    places: [place],
  }));
  const own = settled(groups.filter((group) => group.isOwn), (all) => joined(all, diameter));
  const others = settled(groups.filter((group) => !group.isOwn), (all) =>
    joined(besides(own, all, diameter), diameter),
  );
  return [...own, ...others];
}

/** Put groups together until none is left: a circle grows with each, and may cover the next. */
function settled(groups, put) {
  for (let before = Infinity; groups.length < before; ) {
    before = groups.length;
    groups = put(groups);
  }
  return groups;
}

/** Add each of `others` that an own circle would cover to the nearest of them that is in view. */
function besides(own, others, diameter) {
  const isCovered = (group) => own.some((one) => touch(one, group, diameter));
  const covered = others.filter(isCovered);
  const clear = others.filter((group) => !covered.includes(group));
  if (!clear.length) return others;
  for (const group of covered) {
    const distance = (other) => other.at.distanceTo(group.at);
    const nearest = clear.reduce((a, b) => (distance(b) < distance(a) ? b : a));
    nearest.places.push(...group.places);
    nearest.count += group.count;
  }
  return clear;
}

function joined(groups, diameter) {
  const kept = [];
  for (const group of [...groups].sort((a, b) => b.count - a.count)) {
    const near = kept.find((other) => touch(other, group, diameter));
    if (near) {
      near.places.push(...group.places);
      near.count += group.count;
    } else {
      kept.push(group);
    }
  }
  return kept;
}

function touch(a, b, diameter) {
  return a.at.distanceTo(b.at) < (diameter(a.count) + diameter(b.count)) / 2 + GAP;
}
