/* The network film: frames of real runs, in step. Nothing moves until somebody presses play. */
"use strict";

window.cjg = window.cjg || {};

(function (cjg) {
  const KEYS = ["baseline", "plan"];
  const PACE = 160;       // milliseconds a month
  const NAME_SIZE = 24;       // of a name, in the units of the drawing
  const NODE = 26;            // from the middle of the outermost person to the name
  const LEAST_READABLE = 8.5; // pixels
  const CALM_PACE = 1200; // with reduced motion: a year at a time, without movement between
  const film = { at: 0, timer: 0, set: null };
  cjg.film = film;

  const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const words = (key) => cjg.words(key);
  const put = (text, values) => Object.entries(values).reduce((said, [key, value]) => said.replace(`{${key}}`, value), text);
  const by = (id) => document.getElementById(id);
  const node = (tag, name, text) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const local = (number) => Number(number).toLocaleString(document.documentElement.lang);

  const drawer = (key) => {
    const place = by("film-" + key);
    const holder = place && (place._cyreg ? place : [...place.querySelectorAll("*")].find((each) => each._cyreg));
    return holder ? holder._cyreg.cy : null;
  };

  /* New films have come: lay out people and employers, then show the month the viewer was at. */
  film.show = function (set) {
    film.pause();
    film.set = set;
    const slider = film.slider();
    slider.max = String(set.months.length - 1);
    film.at = Math.min(film.seen ? film.at : set.months.length - 1, set.months.length - 1);
    film.measures();
    film.lay();
  };
  /* The canvas keeps the size it was laid out for; a window that changes is fitted anew. */
  window.addEventListener("resize", () => {
    window.clearTimeout(film.resizing);
    film.resizing = window.setTimeout(() => KEYS.map(drawer).forEach((cy) => { if (cy) film.fit(cy); }), 200);
  });
  /* Where names would be too small to read, numbers stand: those of the table and of the squares. */
  film.fit = function (cy) {
    const label = (short, size) => cy.batch(() => cy.nodes(".employer").forEach((one) => {
      const place = one.data("employer");
      one.data({ label: short ? String(place + 1) : `${place + 1}. ${film.set.employers[place]}`, font: size });
    }));
    label(false, NAME_SIZE);
    cy.resize();
    cy.fit(undefined, 12);
    if (cy.zoom() * NAME_SIZE < LEAST_READABLE) { label(true, 13 / cy.zoom()); cy.fit(undefined, 12); }
  };
  film.lay = function () {
    const drawers = KEYS.map(drawer);
    if (drawers.some((cy) => !cy)) {  // the library that draws comes after the page, however long that takes
      window.clearTimeout(film.waiting);
      if (by("film-play")) film.waiting = window.setTimeout(film.lay, 50);
      return;
    }
    film.set.films.forEach((each, number) => {
      const cy = drawers[number];
      by("film-name-" + KEYS[number]).textContent = each.name;
      const nodes = each.people.map(([employer, x, y], person) => ({
        group: "nodes", classes: "person", position: { x: x, y: y },
        data: { id: "p" + person, colour: film.set.colours[employer], size: 10, ring: 0, employer: employer },
      }));
      each.organisations.forEach((place) => {
        const [x, y] = film.set.places[place];
        const reach = Math.max(0, ...each.people.filter(([employer]) => employer === place).map(([, px, py]) => Math.hypot(px - x, py - y))) + NODE;
        const out = Math.hypot(x, y) || 1;
        const beside = Math.abs(x) > 0.6 * out;
        const side = beside ? (x < 0 ? "left" : "right") : y < 0 ? "top" : "bottom";
        const spot = beside ? { x: x + Math.sign(x) * reach, y: y } : { x: x, y: y + Math.sign(y) * reach };
        nodes.push({ group: "nodes", classes: `employer ${side}`, position: spot, data: { id: "o" + place, label: "", font: NAME_SIZE, employer: place } });
      });
      cy.batch(() => { cy.elements().remove(); cy.add(nodes); });
      film.fit(cy);
    });
    film.to(film.at);
    document.documentElement.dataset.film = "shown";
  };

  film.to = function (month) {
    const set = film.set;
    if (!set) return;
    film.at = Math.max(0, Math.min(set.months.length - 1, month));
    const said = set.films.map((each, number) => {
      const cy = drawer(KEYS[number]);
      const ties = each.ties[film.at];
      const team = set.standings.length - 2;
      if (cy) cy.batch(() => {
        each.people.forEach(([employer], person) => {
          const spot = cy.getElementById("p" + person);
          spot.data({ size: 9 + 2.4 * Math.sqrt(each.caseload[film.at][person]), ring: (each.identity[film.at][person] / 100) * 7 });
        });
        each.organisations.forEach((place, row) => {
          const away = each.standing[film.at][row] === team && !each.open[film.at];
          cy.nodes(`[employer = ${place}]`).toggleClass("away", away);
        });
        const wanted = new Map();
        for (let i = 0; i < ties.length; i += 3) wanted.set(`t${ties[i]}-${ties[i + 1]}`, [ties[i], ties[i + 1], ties[i + 2]]);
        cy.edges().forEach((edge) => { if (!wanted.has(edge.id())) cy.remove(edge); });
        const fresh = [];
        wanted.forEach(([one, other, trust], id) => {
          const width = Math.max(0.6, (trust - 30) / 9);
          const known = cy.getElementById(id);
          if (known.length) known.data("width", width);
          else fresh.push({ group: "edges", data: { id: id, source: "p" + one, target: "p" + other, width: width } });
        });
        if (fresh.length) cy.add(fresh);
      });
      const pairs = each.pairs[film.at];
      const count = (sign) => [...pairs].filter((one) => one === sign).length / 2;
      const partners = each.standing[film.at].filter((one) => one === 2 || one === 3).length;
      return put(words("now-film"), { name: each.name, ties: local(ties.length / 3), partners: partners, practised: count("2"), paper: count("1") });
    });
    const text = set.months[film.at];
    by("film-now").textContent = said.join(" ");
    by("film-month").textContent = text;
    const slider = film.slider();
    slider.value = String(film.at);
    slider.setAttribute("aria-valuetext", text);
    slider.style.setProperty("--part", `${(100 * film.at) / (set.months.length - 1)}%`);
    film.cursor();
    if (by("film-facts").open) film.table();
    film.pairs();
  };

  film.slider = function () {
    const place = document.querySelector("[data-film-slider]");
    let slider = place.querySelector("input");
    if (!slider) {
      slider = Object.assign(document.createElement("input"), { type: "range", min: 0, max: 1, step: 1, className: "range", id: "film-at" });
      slider.setAttribute("aria-label", place.dataset.filmSlider);
      slider.addEventListener("input", () => { film.seen = true; film.pause(); film.to(Number(slider.value)); });
      place.append(slider);
      by("film-facts").addEventListener("toggle", () => { if (by("film-facts").open && film.set) film.table(); });
    }
    return slider;
  };

  film.pause = function () {
    window.clearInterval(film.timer);
    film.timer = 0;
    const button = by("film-play");
    if (button) button.textContent = words("play");
  };
  film.play = function () {
    if (!film.set) return;
    film.seen = true;
    if (film.at >= film.set.months.length - 1) film.to(0);
    by("film-play").textContent = words("pause");
    const step = calm() ? 12 : 1;
    film.timer = window.setInterval(() => {
      if (!by("film-play")) { film.pause(); return; }
      film.to(film.at + step);
      if (film.at >= film.set.months.length - 1) film.pause();
    }, calm() ? CALM_PACE : PACE);
  };
  cjg.actions["film-play"] = () => (film.timer ? film.pause() : film.play());
  cjg.actions["film-step"] = (by_) => { film.seen = true; film.pause(); film.to(film.at + Number(by_)); };

  /* Measures of the same runs, with a line at the month of the film. */
  const WIDE = 300, HIGH = 70;
  const DASHES = { dash: "6 4", solid: "", dashdot: "7 3 2 3", dot: "2 3" };
  film.measures = function () {
    const place = by("film-measures");
    place.replaceChildren(...film.set.measures.map((each, number) => {
      const box = node("div", "film-measure");
      box.append(node("p", "film-measure-name", each.label));
      const known = each.lines.flat().filter((value) => value !== null);
      const top = Math.max(...known, 0.0001);
      const x = (month) => (month / (film.set.months.length - 1)) * WIDE;
      const lines = each.lines.map((line, which) => {
        const points = line.map((value, month) => (value === null ? null : `${x(month).toFixed(1)},${(HIGH - 4 - (value / top) * (HIGH - 8)).toFixed(1)}`)).filter(Boolean).join(" ");
        const [colour, dash] = each.looks[which];
        return `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${DASHES[dash] || ""}"/>`;
      });
      box.insertAdjacentHTML("beforeend", `<svg viewBox="0 0 ${WIDE} ${HIGH}" preserveAspectRatio="none" aria-hidden="true">${lines.join("")}<line class="film-cursor" y1="0" y2="${HIGH}" x1="0" x2="0" stroke="#16212b" stroke-width="1"/></svg>`);
      const now = node("p", "film-measure-now");
      now.id = "film-measure-" + number;
      box.append(now);
      return box;
    }));
  };
  film.cursor = function () {
    const x = (film.at / (film.set.months.length - 1)) * WIDE;
    document.querySelectorAll(".film-cursor").forEach((line) => { line.setAttribute("x1", x); line.setAttribute("x2", x); });
    film.set.measures.forEach((each, number) => {
      const fixed = (number, digits) => number.toLocaleString(document.documentElement.lang, { minimumFractionDigits: digits, maximumFractionDigits: digits });
      const value = (one) => (one === null ? "–" : each.percent ? `${fixed(100 * one, 1)}%` : fixed(one, 2));
      const line = by("film-measure-" + number);
      if (line) line.textContent = each.lines.map((one, which) => `${film.set.films[which].name}: ${value(one[film.at])}`).join(" · ");
    });
  };

  /* The same facts as a table. */
  film.table = function () {
    const set = film.set;
    const table = node("table", "numbers film-facts");
    table.append(node("caption", "quiet", set.months[film.at]));
    const head = node("thead"), first = node("tr"), second = node("tr");
    const corner = node("th", "", words("organisation"));
    corner.rowSpan = 2;
    corner.scope = "col";
    first.append(corner);
    const columns = ["standing", "people", "ties", "cases", "meeting", "ring", "waiting"];
    set.films.forEach((each) => {
      const over = node("th", "film-over", each.name);
      over.colSpan = columns.length;
      over.scope = "colgroup";
      first.append(over);
      columns.forEach((name) => { const th = node("th", "", words(name)); th.scope = "col"; second.append(th); });
    });
    head.append(first, second);
    const body = node("tbody");
    set.employers.forEach((name, place) => {
      const row = node("tr");
      const th = node("th", "", `${place + 1}. ${name}`);
      th.scope = "row";
      row.append(th);
      set.films.forEach((each) => {
        const at = each.organisations.indexOf(place);
        const people = each.people.map(([employer], person) => (employer === place ? person : -1)).filter((one) => one >= 0);
        const away = at >= 0 && each.standing[film.at][at] === set.standings.length - 2 && !each.open[film.at];
        if (at < 0 || away || !people.length) { columns.forEach(() => row.append(node("td", "", "–"))); return; }
        const mean = (series) => people.reduce((sum, one) => sum + series[film.at][one], 0) / people.length;
        const of = new Set(people);
        let ties = 0;
        const flat = each.ties[film.at];
        for (let i = 0; i < flat.length; i += 3) ties += of.has(flat[i]) || of.has(flat[i + 1]) ? 1 : 0;
        const standing = each.standing[film.at][at];
        [set.standings[standing], people.length, ties, Math.round(mean(each.caseload)), Math.round(mean(each.meetings)), `${Math.round(mean(each.identity))}%`, local(Math.round(each.waiting[film.at][at]))]
          .forEach((value) => row.append(node("td", "", String(value))));
      });
      body.append(row);
    });
    table.append(head, body);
    by("film-table").replaceChildren(table);
  };

  /* Agreed and put into practice: every pair of organisations in the month of the film. */
  const SIGNS = ["", "○", "●"];
  film.pairs = function () {
    const set = film.set;
    const place = by("film-pairs");
    const spoken = [words("legend-nothing"), words("legend-paper"), words("legend-practised")];
    place.replaceChildren(...set.films.map((each) => {
      const count = each.organisations.length;
      const scroll = node("div", "scroll");
      scroll.tabIndex = 0;
      scroll.setAttribute("role", "region");
      scroll.setAttribute("aria-label", `${words("agreed")}: ${each.name}`);
      const table = node("table", "pairs");
      table.append(node("caption", "", `${each.name}, ${set.months[film.at]}`));
      const head = node("tr");
      head.append(node("td"));
      each.organisations.forEach((one) => { const th = node("th", "", String(one + 1)); th.scope = "col"; th.title = set.employers[one]; head.append(th); });
      table.append(head);
      const flat = each.pairs[film.at];
      each.organisations.forEach((one, row) => {
        const line = node("tr");
        const th = node("th", "", `${one + 1}. ${set.employers[one]}`);
        th.scope = "row";
        line.append(th);
        for (let column = 0; column < count; column += 1) {
          const kind = Number(flat[row * count + column]);
          const cell = node("td", column === row ? "pair-self" : "pair pair-" + kind, column === row ? "" : SIGNS[kind]);
          if (column !== row) cell.title = spoken[kind];
          line.append(cell);
        }
        table.append(line);
      });
      scroll.append(table);
      return scroll;
    }));
  };
})(window.cjg);
