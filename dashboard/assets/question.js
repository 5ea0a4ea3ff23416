/* A guided question: first the guess, then the result. */
"use strict";

window.cjg = window.cjg || {};

(function (cjg) {
  /* Groups of radio buttons that belong to no field of a plan. */
  cjg.buildRadios = function () {
    document.querySelectorAll("[data-radios]").forEach((place) => {
      if (place.children.length) return;
      for (const [value, text, on] of JSON.parse(place.dataset.options)) {
        const label = document.createElement("label");
        label.className = "radio";
        const input = Object.assign(document.createElement("input"), { type: "radio", name: place.dataset.radios, value: value, checked: Boolean(on) });
        const said = document.createElement("span");
        said.textContent = text;
        label.append(input, said);
        place.append(label);
      }
    });
  };
  const chosen = (name) => { const input = document.querySelector(`input[name="${name}"]:checked`); return input && input.value; };

  /* The plan of a page goes on the table as one step that can be undone. */
  cjg.lay_out = function (state) {
    if (JSON.stringify(state) === JSON.stringify(cjg.state)) return;
    cjg.past.push(cjg.state);
    cjg.future = [];
    cjg.state = cjg.copyOf(state);
    cjg.keep("cjg-state", cjg.state);
    cjg.showHistory();
  };

  cjg.actions.guess = function () {
    const line = chosen("guess-line");
    const way = chosen("guess-way");
    const said = document.getElementById("guess-said");
    said.textContent = line && way ? "" : cjg.page.question.choose_both;
    if (!line || !way) return;
    cjg.lay_out(cjg.page.question.state);
    cjg.ask({ line: line, way: way });
  };
  cjg.showResult = function () {
    const result = document.getElementById("question-result");
    if (!result) return;
    result.hidden = false;
    result.focus({ preventScroll: true });
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    result.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
  };
})(window.cjg);
