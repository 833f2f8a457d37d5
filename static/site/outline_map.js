// A drawing of areas and the list of the same areas: what is pointed at, or has the focus, in
// one is shown in the other, with its name.

// In the units of the drawing: an area that its own name would hide, and the height of a line.
const SMALL = 40;
const LINE = 18;

class OutlineMap {
  constructor(svg) {
    this.svg = svg;
    this.areas = new Map();
    for (const link of svg.querySelectorAll("a")) this.areas.set(link.getAttribute("href"), link);
    this.label = document.createElementNS(svg.namespaceURI, "text");
    this.label.classList.add("outline-map__name", "outline-map__name--pointed");
    svg.append(this.label);
    for (const begin of ["pointerover", "focusin"]) {
      document.addEventListener(begin, (event) => this.show(event.target));
    }
  }

  /** Return the area that the link around `element` leads to. */
  area(element) {
    return this.areas.get(element?.closest?.("a")?.getAttribute("href"));
  }

  /** Show the area that is pointed at; what the pointer leaves alone, the focus may name. */
  show(target) {
    const area = this.area(target) ?? this.area(document.activeElement);
    if (area === this.shown) return;
    this.shown?.classList.remove("outline-map__pointed");
    this.shown = area;
    area?.classList.add("outline-map__pointed");
    this.label.textContent = area ? area.querySelector("title").textContent : "";
    if (area) this.place(area.getBBox());
  }

  /** Put the name over the middle of a box, below a small one, but inside the drawing. */
  place({ x, y, width, height }) {
    const room = this.svg.viewBox.baseVal.width - 8;
    const half = this.label.getComputedTextLength() / 2;
    const middle = Math.min(Math.max(x + width / 2, half + 8), room - half);
    this.label.setAttribute("x", middle);
    this.label.setAttribute("y", height < SMALL ? y + height + LINE : y + height / 2 + 4);
  }
}

for (const svg of document.querySelectorAll(".outline-map:has(a)")) new OutlineMap(svg);
