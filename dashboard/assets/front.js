/* The chart of the plans that no other beats: where words do not fit beside it, it shows their numbers alone. */
"use strict";

window.cjg = window.cjg || {};

(function (cjg) {
  const NARROW = 700;  // pixels

  cjg.front = function (figure) {
    const place = document.getElementById("front-picture");
    if (!place) return;
    place.hidden = !figure;
    if (!figure) return;
    const layout = { ...figure.layout, margin: { ...figure.layout.margin } };
    if (place.clientWidth < NARROW) {
      layout.margin.r = 24;
      layout.margin.t += 16;
      const split = (text) => text.replace(" (", "<br>(");  // the name of the axis, and which side is the better one
      layout.xaxis = { ...layout.xaxis, title: { ...layout.xaxis.title, text: split(layout.xaxis.title.text) } };
      layout.margin.b += 16;
      layout.legend = { ...layout.legend, y: -0.3 };
      layout.annotations = layout.annotations.map((each) => (each.ax === undefined ? { ...each, text: split(each.text), align: "left" } : {
        x: each.x, y: each.y, text: each.name, font: each.font, showarrow: false, yanchor: "bottom", yshift: 6,
      }));
    }
    cjg.plot("graph-front", { data: figure.data, layout: layout });
  };
})(window.cjg);
