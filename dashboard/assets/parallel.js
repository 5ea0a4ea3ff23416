/* Parallel coordinates as plain lines: a line a point, an axis a value or outcome; drag along an axis to choose. */
"use strict";

window.cjg = window.cjg || {};

(function (cjg) {
  const AXIS = 282, LINE = 13, BOTTOM = 24, LEAST = 118, LETTER = 6.8;
  const node = (tag, attributes, text) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (text) made.textContent = text;
    return made;
  };
  /* From blue over grey to yellow: the ends differ in lightness too. */
  const shade = (part) => {
    const ends = [[0, 46, 98], [124, 123, 120], [222, 196, 60]];
    const at = Math.min(1, Math.max(0, part)) * 2, from = ends[Math.min(1, Math.floor(at))], to = ends[Math.min(1, Math.floor(at)) + 1];
    return `rgb(${from.map((each, place) => Math.round(each + (to[place] - each) * (at - Math.min(1, Math.floor(at))))).join(",")})`;
  };
  /* A label in lines that fit between two axes. */
  const lines = (text) => text.split(" ").reduce((found, word) => {
    const last = found[found.length - 1];
    if (last && last.length + word.length < 17) found[found.length - 1] = `${last} ${word}`;
    else found.push(word);
    return found;
  }, []);

  cjg.parallel = function (set) {
    const place = document.getElementById("research-parallel");
    if (!place) return;
    /* Room for the longest word and the longest mark between two axes, and for the longest label above them. */
    const longest = (words) => LETTER * Math.max(0, ...words.map((word) => word.length));
    const labels = set.axes.map((axis) => lines(axis.label));
    const marks = set.axes.map((axis) => 14 + longest(axis.ticks.map(([, text]) => text)));
    const wide = Math.max(LEAST, 10 + longest(labels.flat()), ...marks);
    const right = Math.max(wide / 2, marks[marks.length - 1]);
    const TOP = 22 + LINE * Math.max(...labels.map((each) => each.length)), HEIGHT = TOP + AXIS + BOTTOM;
    const width = Math.max(place.clientWidth, wide * (set.axes.length - 0.5) + right);
    const across = (at) => wide / 2 + (at * (width - wide / 2 - right)) / Math.max(1, set.axes.length - 1);
    const up = (axis, value) => HEIGHT - BOTTOM - ((value - axis.low) / (axis.high - axis.low || 1)) * (HEIGHT - TOP - BOTTOM);
    const picture = node("svg", { width: width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}` });
    const drawn = set.colour.map((part, line) => {
      const points = set.axes.flatMap((axis, at) => (axis.values[line] === null ? [] : [`${across(at)},${up(axis, axis.values[line])}`]));
      const made = node("polyline", { points: points.join(" "), fill: "none", stroke: part === null ? "#999" : shade(part), "stroke-width": 1.1, "stroke-opacity": 0.55 });
      picture.append(made);
      return made;
    });
    const chosen = set.axes.map(() => null);
    const show = () => drawn.forEach((line, place) => {
      const out = chosen.some((range, at) => range && !(set.axes[at].values[place] >= range[0] && set.axes[at].values[place] <= range[1]));
      line.style.display = out ? "none" : "";
    });
    set.axes.forEach((axis, at) => {
      const x = across(at), group = node("g", { class: "parallel-axis" });
      labels[at].forEach((text, row) => group.append(node("text", { x: x, y: 12 + LINE * row, "text-anchor": "middle", class: "parallel-label" }, text)));
      group.append(node("line", { x1: x, x2: x, y1: TOP, y2: HEIGHT - BOTTOM, stroke: "#4d5a66" }));
      axis.ticks.forEach(([value, text]) => group.append(node("text", { x: x + 6, y: up(axis, value) + 4, class: "parallel-tick" }, text)));
      const band = node("rect", { x: x - 7, width: 14, y: 0, height: 0, fill: "#0072b2", "fill-opacity": 0.3 });
      const hold = node("rect", { x: x - 14, width: 28, y: TOP - 6, height: HEIGHT - TOP - BOTTOM + 12, fill: "transparent", class: "parallel-hold" });
      hold.addEventListener("pointerdown", (event) => {
        hold.setPointerCapture(event.pointerId);
        const y = (move) => Math.max(TOP, Math.min(HEIGHT - BOTTOM, move.clientY - picture.getBoundingClientRect().top));
        const value = (height) => axis.low + ((HEIGHT - BOTTOM - height) / (HEIGHT - TOP - BOTTOM)) * (axis.high - axis.low);
        const from = y(event);
        const drag = (move) => {
          const [high, low] = [Math.min(from, y(move)), Math.max(from, y(move))];
          chosen[at] = low - high < 4 ? null : [value(low), value(high)];
          band.setAttribute("y", high);
          band.setAttribute("height", chosen[at] ? low - high : 0);
        };
        hold.addEventListener("pointermove", drag);
        hold.addEventListener("pointerup", (move) => { drag(move); hold.removeEventListener("pointermove", drag); show(); }, { once: true });
      });
      group.append(band, hold);
      picture.append(group);
    });
    place.replaceChildren(picture);
  };
})(window.cjg);
