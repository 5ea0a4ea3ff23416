"use strict";
(function () {
  const figures = JSON.parse(document.getElementById("figures").textContent);
  const config = {
    responsive: true,
    displaylogo: false,
    modeBarButtons: [["toImage"]],
    toImageButtonOptions: { format: "png", scale: 2 },
    scrollZoom: false,
    doubleClick: false,
  };
  const charts = [];
  const drawings = [];
  for (const [id, figure] of Object.entries(figures)) {
    const place = document.getElementById(id);
    const height = figure.layout.height;
    drawings.push(Plotly.newPlot(place, figure.data, figure.layout, config));
    charts.push({ place, height });
  }
  // Paper is narrower than most screens: draw again at the width of a column, and back afterwards.
  window.addEventListener("beforeprint", () => {
    for (const { place, height } of charts) {
      place.style.minHeight = "0";
      Plotly.relayout(place, { width: 325, height: Math.min(height, 235) });
    }
  });
  window.addEventListener("afterprint", () => {
    for (const { place, height } of charts) {
      place.style.minHeight = `${height}px`;
      Plotly.relayout(place, { width: null, height, autosize: true });
    }
  });
  Promise.all(drawings).then(() => {
    document.documentElement.dataset.drawn = String(charts.length);
  });
})();
