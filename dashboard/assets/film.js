/* The film of the network: two plans in step, on canvases that Cytoscape draws. */
"use strict";

window.cjg = window.cjg || {};

(function (cjg) {
  const SIDES = ["baseline", "plan"];
  const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#7a6a00", "#5f5f5f"];
  const PARTNER = "#9fc6e0", OUTSIDE = "#eef1f3", TEAM = "#f0c878";
  const PACE = 650;
  const film = { at: 0, timer: 0, reels: null };
  const words = (key) => (cjg.page && cjg.page.film && cjg.page.film[key]) || "";

  function stage(side) {
    const place = document.getElementById("film-" + side);
    return place && place._cyreg ? place._cyreg.cy : null;
  }

  function build(side, reel) {
    const cy = stage(side);
    if (!cy) return false;
    const many = reel.organisations.length;
    const centre = reel.organisations.findIndex((each) => each.is_cjg_team);
    const elements = [];
    const where = reel.organisations.map((each, place) => {
      if (place === centre) return { x: 0, y: 0 };
      const angle = (2 * Math.PI * place) / (centre < 0 ? many : many - 1) - Math.PI / 2;
      return { x: 360 * Math.cos(angle), y: 260 * Math.sin(angle) };
    });
    reel.organisations.forEach((each, place) => elements.push({
      group: "nodes", classes: "organisation", position: where[place],
      data: { id: "o" + place, label: each.label, size: 74, colour: OUTSIDE },
    }));
    const count = {}, placed = {};
    reel.professionals.forEach((each) => { count[each.organisation] = (count[each.organisation] || 0) + 1; });
    reel.professionals.forEach((each, place) => {
      const own = each.organisation;
      const turn = (2 * Math.PI * (placed[own] = (placed[own] || 0) + 1)) / count[own];
      elements.push({
        group: "nodes", classes: "professional",
        position: { x: where[own].x + 52 * Math.cos(turn), y: where[own].y + 52 * Math.sin(turn) },
        data: { id: "p" + place, size: 6, ring: 0, colour: COLOURS[own % COLOURS.length] },
      });
    });
    cy.batch(() => { cy.elements().remove(); cy.add(elements); });
    cy.resize();
    cy.fit(undefined, 18);
    return true;
  }

  function show(side, reel, at) {
    const cy = stage(side);
    if (!cy) return;
    cy.batch(() => {
      cy.edges().remove();
      reel.organisations.forEach((each, place) => {
        const status = each.status[at];
        const colour = status === "team" ? TEAM : ["core", "partner"].includes(status) ? PARTNER : OUTSIDE;
        const node = cy.getElementById("o" + place);
        node.data("colour", colour);
        node.style("opacity", status === "absent" ? 0.15 : 1);
      });
      reel.professionals.forEach((each, place) => {
        const node = cy.getElementById("p" + place);
        node.data({ size: 6 + Math.min(14, Math.sqrt(each.caseload[at])), ring: 4 * each.identity[at] });
      });
      const lines = [];
      reel.agreements[at].forEach(([a, b, agreed, lived]) => lines.push({
        group: "edges", classes: lived >= 0.5 ? "" : "paper",
        data: { source: "o" + a, target: "o" + b, width: 1.5 + 7 * lived, colour: lived >= 0.5 ? "#00527f" : "#75828d" },
      }));
      reel.ties[at].forEach(([a, b, trust]) => lines.push({
        group: "edges", data: { source: "p" + a, target: "p" + b, width: 0.4 + 1.8 * trust, colour: "#8a8f94" },
      }));
      cy.add(lines);
    });
    const partners = reel.organisations.filter((each) => ["core", "partner"].includes(each.status[at])).length;
    const said = words("said").replace("{name}", reel.name).replace("{partners}", partners)
      .replace("{ties}", reel.ties[at].filter((tie) => tie[2] >= 0.3).length)
      .replace("{agreed}", reel.agreements[at].filter((each) => each[2] >= 0.5).length)
      .replace("{practised}", reel.agreements[at].filter((each) => each[3] >= 0.5).length);
    const line = document.getElementById("film-said-" + side);
    if (line) line.textContent = said;
  }

  function table(at) {
    const place = document.getElementById("film-table");
    if (!place) return;
    const cell = (tag, text) => { const node = document.createElement(tag); node.textContent = text; return node; };
    const whole = document.createElement("table");
    whole.className = "numbers";
    const head = document.createElement("tr");
    head.append(cell("th", words("organisation")));
    SIDES.forEach((side) => ["status", "load", "agreements"].forEach((what) => head.append(cell("th", `${film.reels[side].name}: ${words(what)}`))));
    const rows = film.reels.plan.organisations.map((each, number) => {
      const row = document.createElement("tr");
      row.append(cell("th", each.label));
      SIDES.forEach((side) => {
        const reel = film.reels[side];
        const own = reel.organisations.findIndex((other) => other.kind === each.kind);
        const with_ = reel.agreements[at].filter((pair) => pair[0] === own || pair[1] === own);
        const present = own >= 0;
        row.append(cell("td", words("status_" + (present ? reel.organisations[own].status[at] : "absent"))));
        row.append(cell("td", present ? `${Math.round(100 * reel.organisations[own].load[at])}%` : "–"));
        row.append(cell("td", `${with_.filter((pair) => pair[2] >= 0.5).length} / ${with_.filter((pair) => pair[3] >= 0.5).length}`));
      });
      return row;
    });
    const top = document.createElement("thead");
    top.append(head);
    const body = document.createElement("tbody");
    body.append(...rows);
    whole.append(top, body);
    place.replaceChildren(whole);
  }

  function goTo(at) {
    film.at = at;
    SIDES.forEach((side) => show(side, film.reels[side], at));
    const scrub = document.querySelector("#film-scrub input");
    const month = film.reels.plan.months[at];
    if (scrub) { scrub.value = at; scrub.setAttribute("aria-valuetext", month); scrub.style.setProperty("--part", `${(100 * at) / scrub.max}%`); }
    const line = document.getElementById("film-month");
    if (line) line.textContent = month;
    table(at);
  }

  function stop() {
    window.clearInterval(film.timer);
    film.timer = 0;
    const button = document.getElementById("film-play");
    if (button) button.textContent = words("play");
  }

  cjg.showFilm = function (reels, tries) {
    stop();
    film.reels = reels;
    if (!SIDES.every((side) => build(side, reels[side]))) {
      if ((tries || 0) < 100) window.setTimeout(() => cjg.showFilm(reels, (tries || 0) + 1), 60);
      return;
    }
    const place = document.getElementById("film-scrub");
    const scrub = document.createElement("input");
    Object.assign(scrub, { type: "range", min: 0, max: reels.plan.months.length - 1, step: 1, className: "range" });
    scrub.setAttribute("aria-label", place.dataset.label);
    scrub.addEventListener("input", () => { stop(); goTo(Number(scrub.value)); });
    place.replaceChildren(scrub);
    goTo(reels.plan.months.length - 1);
  };

  cjg.playFilm = function () {
    if (!film.reels) return;
    if (film.timer) { stop(); return; }
    const last = film.reels.plan.months.length - 1;
    if (film.at >= last) goTo(0);
    document.getElementById("film-play").textContent = words("pause");
    film.timer = window.setInterval(() => {
      if (!document.getElementById("film-play") || film.at >= last) { stop(); return; }
      goTo(film.at + 1);
    }, PACE);
  };
})(window.cjg);
