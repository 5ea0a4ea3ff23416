/* Controls and buttons: from a control to the state, from the state back to the controls. */
"use strict";

window.cjg = window.cjg || {};

(function (cjg) {
  cjg.research = {};  // which sweep and outcome are looked at
  const PROFILE = "context.problem_profile";
  const HELD = 30;  // milliseconds at one value, after which the server may begin with it
  const made = {};  // path to the functions that show a value
  const specs = {};  // path to what its control was built from

  const make = (tag, props, ...content) => {
    const node = Object.assign(document.createElement(tag), props);
    node.append(...content);
    return node;
  };
  const said = (number, digits) => Number(number).toLocaleString(document.documentElement.lang, { maximumSignificantDigits: digits || 4 });

  const quantity = (fact, value, digits) => `${fact.before || ""}${fact.percent ? `${said(100 * value, digits || 3)}%` : said(value, digits)}${fact.unit ? " " + fact.unit : ""}`;
  /* A number as its control can say it: 0.1, and not what adding up steps makes of it. */
  cjg.rounded = function (path, value) {
    const spec = specs[path] || (cjg.page && cjg.page.parameters && cjg.page.parameters[path]);
    if (typeof value !== "number" || !spec || !spec.step) return value;
    const decimals = (number) => (String(number).split(".")[1] || "").length;
    return Number(value.toFixed(Math.max(decimals(spec.step), decimals(spec.low))));
  };

  function moved(path, value) {
    if (path.startsWith("state.")) cjg.setPart(path.slice(6), value);
    else if (path.startsWith("research.")) { cjg.research[path.slice(9)] = value; cjg.ask(cjg.research, cjg.page.asks); }
    else if (path.startsWith("unknown.")) cjg.setUnknown(path.slice(8), value);
    else cjg.setField(path, value);
  }

  const kinds = {
    radio(spec, place) {
      const group = make("div", { className: "radios" });
      group.setAttribute("role", "radiogroup");
      group.setAttribute("aria-label", spec.label);
      spec.options.forEach(([value, text]) => {
        const input = make("input", { type: "radio", name: spec.path, value: value });
        input.addEventListener("change", () => moved(spec.path, value));
        const label = make("label", { className: "radio" }, input, make("span", { textContent: text }));
        label.addEventListener("pointerdown", () => { if (!input.checked) cjg.hint(spec.path, value); });
        group.append(label);
      });
      place.append(group);
      return (value) => group.querySelectorAll("input").forEach((each) => { each.checked = each.value === String(value); });
    },
    select(spec, place) {
      const list = make("select", { className: "select" });
      list.setAttribute("aria-label", spec.label);
      const option = ([value, text]) => make("option", { value: value, textContent: text });
      if (spec.groups) {
        spec.groups.forEach(([label, options]) => list.append(make("optgroup", { label: label }, ...options.map(option))));
      } else {
        list.append(...spec.options.map(option));
      }
      // a list of the browser's own cuts a long name off: where it has to be read, it stands written behind the list
      const written = spec.wraps ? make("span", { className: "select-written" }) : null;
      if (written) { written.setAttribute("aria-hidden", "true"); place.classList.add("control-wraps"); place.append(written); }
      const write = () => { if (written) written.textContent = list.selectedOptions.length ? list.selectedOptions[0].textContent : ""; };
      list.addEventListener("change", () => { write(); if (list.value) moved(spec.path, list.value); });
      place.append(list);
      if (spec.value) list.value = spec.value;
      if (spec.path.startsWith("research.")) {
        cjg.research[spec.path.slice(9)] = list.value;
        if (spec.path === "research.outcome") window.setTimeout(() => cjg.ask(cjg.research, cjg.page.asks), 0);
      }
      return (value) => { list.value = value === null ? "" : String(value); write(); };
    },
    switch(spec, place) {
      const input = make("input", { type: "checkbox", className: "switch" });
      input.setAttribute("role", "switch");
      if (spec.told) place.append(make("label", { className: "switch-label" }, input, make("span", { textContent: spec.label })));
      else { input.setAttribute("aria-label", spec.label); place.append(input); }
      input.addEventListener("change", () => moved(spec.path, input.checked));
      place.addEventListener("pointerdown", () => cjg.hint(spec.path, !input.checked));
      return (value) => { input.checked = value === true; };
    },
    slider(spec, place) {
      const input = make("input", { type: "range", min: spec.low, max: spec.high, step: spec.step, className: "range" });
      input.setAttribute("aria-label", spec.label);
      const now = make("output", { className: "range-now" });
      const say = (exact) => {
        const value = exact === undefined ? Number(input.value) : exact;
        const text = quantity(spec, value);
        now.textContent = text;
        input.setAttribute("aria-valuetext", text);
        input.style.setProperty("--part", `${(100 * (input.value - spec.low)) / (spec.high - spec.low)}%`);
      };
      let resting = 0;
      input.addEventListener("input", () => {
        say();
        window.clearTimeout(resting);
        resting = window.setTimeout(() => cjg.hint(spec.path, Number(input.value)), HELD);
      });
      input.addEventListener("change", () => { window.clearTimeout(resting); moved(spec.path, Number(input.value)); });
      place.append(make("div", { className: "range-row" }, input, now));
      return (value) => { if (typeof value === "number") { input.value = value; say(value); } };
    },
    typed(spec, place) {
      const input = make("input", { type: "number", min: spec.low, max: spec.high, step: spec.step, className: "typed" });
      input.setAttribute("aria-label", spec.label);
      input.addEventListener("change", () => {
        const value = Number(input.value);
        if (input.value !== "" && isFinite(value)) moved(spec.path, Math.max(spec.low, Math.min(spec.high, value)));
      });
      place.append(input);
      return (value) => { input.value = value; };
    },
    series(spec, place) {
      const input = make("input", { type: "text", className: "typed" });
      input.setAttribute("aria-label", spec.label);
      input.addEventListener("change", () => {
        const numbers = input.value.split(/[;\s]+/).filter(Boolean).map((part) => Number(part.replace(",", ".")));
        if (numbers.length && numbers.every(isFinite)) moved(spec.path, numbers);
      });
      place.append(input);
      return (value) => { input.value = value.map((each) => said(each)).join("; "); };
    },
  };

  /* Build the controls of a page that has just been laid out. */
  cjg.build = function () {
    for (const path of Object.keys(made)) { delete made[path]; delete specs[path]; }
    document.querySelectorAll("[data-markup]").forEach((place) => {
      place.innerHTML = place.dataset.markup;
      place.removeAttribute("data-markup");
    });
    document.querySelectorAll("[data-name-field]").forEach((place) => {
      place.replaceChildren(make("input", { type: "text", id: "plan-name", maxLength: 80, placeholder: place.dataset.nameField }));
    });
    document.querySelectorAll(".control[data-spec]").forEach((place) => {
      const spec = JSON.parse(place.dataset.spec);
      place.replaceChildren();
      made[spec.path] = kinds[spec.kind](spec, place);
      specs[spec.path] = { ...spec, place };
    });
  };

  /* What the user does not know is drawn in every future. */
  cjg.setUnknown = function (path, value) {
    cjg.change((next) => {
      next.unknown = (next.unknown || []).filter((each) => each !== path);
      if (!value) return;
      next.unknown.push(path);
      next.unknown.sort();
      for (const set of Object.keys(next.assumptions)) if (set === path || set.startsWith(path + ".")) delete next.assumptions[set];
    });
  };

  /* The answer whose six shares are in force; none where they are a mix of their own. */
  cjg.profile = function (values) {
    const fits = (shares) => Object.entries(shares).every(([path, share]) => Math.abs(values[path] - share) < 1e-6);
    const found = Object.entries((cjg.page && cjg.page.profiles) || {}).find(([, shares]) => fits(shares));
    return found ? found[0] : "";
  };

  /* Parts of the state that are no field of a scenario. */
  cjg.setPart = function (part, value) {
    if (part === "town") {
      if (value === cjg.state.town) return;
      cjg.change((next) => { next.town = value; next.assumptions = {}; next.unknown = []; next.ranges = {}; });
    } else if (part === "panel0" || part === "panel1") {
      const place = Number(part.slice(-1));
      if (cjg.state.panels[place] === value) return;
      cjg.change((next) => { next.panels[place] = value; });
    } else if (part === "uncertainty") {
      if (value !== cjg.state.uncertainty) cjg.change((next) => { next.uncertainty = value; });
    } else if (part === "usual") {
      if (Boolean(value) !== cjg.state.usual) cjg.change((next) => { next.usual = Boolean(value); });
    } else if (part === "profile") {
      const shares = cjg.page.profiles[value];
      if (shares) cjg.change((next) => {
        Object.assign(next.assumptions, shares);
        next.unknown = (next.unknown || []).filter((each) => each !== PROFILE);
      });
    } else if (part === "parameter") {
      const row = cjg.addParameter(value);
      if (row) row.querySelector("input").focus();
    }
  };

  /* Numbers of the model: a row for each that was picked or moved. */
  cjg.addParameter = function (path) {
    const place = document.getElementById("parameter-rows");
    const fact = cjg.page && cjg.page.parameters && cjg.page.parameters[path];
    if (!place || !fact) return null;
    let row = place.querySelector(`[data-parameter="${path}"]`);
    if (row) return row;
    row = document.createElement("label");
    row.className = "parameter";
    row.dataset.parameter = path;
    const name = document.createElement("span");
    name.textContent = fact.label;
    const slider = make("input", { type: "range", min: fact.low, max: fact.high, step: fact.step, className: "range" });
    const now = make("output", { className: "range-now" });
    const back = make("button", { type: "button", className: "linklike", textContent: cjg.words("parameter-remove") });
    back.dataset.action = "usual:" + path;
    const show = () => {
      now.textContent = quantity(fact, slider.value);
      slider.setAttribute("aria-valuetext", now.textContent);
      slider.style.setProperty("--part", `${(100 * (slider.value - fact.low)) / (fact.high - fact.low)}%`);
    };
    slider.addEventListener("input", show);
    slider.addEventListener("change", () => cjg.setField(path, Number(slider.value)));
    row.put = (value) => { slider.value = value; show(); };
    row.put(fact.usual);
    row.append(name, slider, now, back);
    place.append(row);
    return row;
  };
  cjg.showParameters = function () {
    const place = document.getElementById("parameter-rows");
    if (!place) return;
    place.querySelectorAll("[data-parameter]").forEach((row) => {
      if (!(row.dataset.parameter in cjg.state.assumptions) && !row.contains(document.activeElement)) row.remove();
    });
    for (const [path, value] of Object.entries(cjg.state.assumptions)) {
      if (!path.startsWith("parameters.")) continue;
      const row = cjg.addParameter(path);
      if (row) row.put(value);
    }
  };

  /* Beside each control the range it has in the box that was opened, and on a slider the stretch itself. */
  cjg.showRanges = function () {
    const ranges = cjg.state.ranges || {};
    document.querySelectorAll(".range-note").forEach((each) => each.remove());
    const note = document.getElementById("box-note");
    if (note) note.replaceChildren();
    let shown = 0;
    for (const [path, range] of Object.entries(ranges)) {
      const fact = cjg.page.parameters && cjg.page.parameters[path];
      const spec = specs[path] || fact;
      const place = specs[path] ? specs[path].place : document.querySelector(`[data-parameter="${path}"]`);
      if (!place || !spec) continue;
      const number = (value) => quantity(spec, value, 3);
      const named = (value) => (spec.options || []).filter(([key]) => key === value).map(([, label]) => label)[0] || value;
      const text = typeof range[0] === "number"
        ? cjg.words("box-to").replace("{low}", number(range[0])).replace("{high}", number(range[1]))
        : range.map(named).join(", ");
      const line = make("p", { className: "range-note", textContent: cjg.words("box-in").replace("{range}", text) });
      if (typeof range[0] === "number" && spec.high > spec.low) {
        const at = (value) => 100 * Math.max(0, Math.min(1, (value - spec.low) / (spec.high - spec.low)));
        const band = make("span", { className: "range-band" }, make("span"));
        band.setAttribute("aria-hidden", "true");
        band.firstChild.style.left = `${at(range[0])}%`;
        band.firstChild.style.width = `${Math.max(1, at(range[1]) - at(range[0]))}%`;
        line.prepend(band);
      }
      place.append(line);
      const fold = place.closest("details");
      if (fold && fold.dataset.unfolded !== "1") { fold.open = true; fold.dataset.unfolded = "1"; }
      shown += 1;
    }
    if (!note || !shown) return;
    const away = make("button", { type: "button", className: "linklike", textContent: cjg.words("box-away") });
    away.addEventListener("click", () => cjg.change((next) => { next.ranges = {}; }));
    note.append(make("div", { className: "notice" }, make("span", { textContent: cjg.words("box-about").replace("{n}", String(shown)) + " " }), away));
  };

  /* Show what is in force, beside every control what it stands for. */
  cjg.showControls = function (values, inert) {
    const without = new Set(inert);
    for (const [path, value] of Object.entries(values)) {
      cjg.values[path] = value;
      if (made[path]) made[path](value);
    }
    document.querySelectorAll("[data-field]").forEach((row) => {
      const idle = without.has(row.dataset.field);
      row.classList.toggle("inert", idle);
      const note = row.querySelector(".inert-note"), control = row.querySelector("[role=radiogroup], input, select");
      note.hidden = !idle;
      if (control && idle) control.setAttribute("aria-description", note.textContent);
      else if (control) control.removeAttribute("aria-description");
    });
    cjg.showParameters();
    cjg.showRanges();
    const parts = {
      town: cjg.state.town, panel0: cjg.state.panels[0], panel1: cjg.state.panels[1],
      uncertainty: cjg.state.uncertainty, usual: cjg.state.usual, parameter: "", profile: cjg.profile(values),
    };
    for (const [part, value] of Object.entries(parts)) {
      if (made["state." + part]) made["state." + part](value);
    }
    const unknown = new Set(cjg.state.unknown || []);
    for (const path of Object.keys(made)) if (path.startsWith("unknown.")) made[path](unknown.has(path.slice(8)));
    document.querySelectorAll("[data-unknown]").forEach((each) => { each.hidden = !unknown.has(each.dataset.unknown); });
    document.querySelectorAll("[data-side]").forEach((side) => {
      const [path, ...of] = side.dataset.side.split("|");
      side.hidden = !of.includes(String(values[path]));
    });
    document.querySelectorAll("[data-when-pinned]").forEach((each) => {
      each.hidden = (each.dataset.whenPinned === "yes") !== (cjg.state.pinned !== null);
    });
  };

  /* Buttons say in data-action what they do. */
  const actions = {
    undo: () => cjg.undo(),
    redo: () => cjg.redo(),
    replay: () => cjg.replay(),
    again: () => cjg.ask(),
    reset: () => cjg.change((next) => { Object.assign(next, { assumptions: {}, unknown: [], plan: { choices: {}, changes: [] }, pinned: null, uncertainty: "luck", usual: false, ranges: {}, name: "" }); }),
    usual: (path) => cjg.change((next) => { delete next.assumptions[path]; delete next.plan.choices[path]; }),
    pin: () => cjg.change((next) => { next.pinned = cjg.copyOf(next.plan); }),
    unpin: () => cjg.change((next) => { next.pinned = null; }),
    preset: (text) => cjg.change((next) => { next.plan = JSON.parse(text); }),
    show: (text) => { const [place, outcome] = text.split("|"); cjg.setPart("panel" + place, outcome); },
    language: (code) => {
      document.cookie = `cjg_language=${code};path=/;max-age=31536000;samesite=lax`;
      window.location.reload();
    },
    link: async () => {
      let done = "link-done";
      try { await navigator.clipboard.writeText(window.location.href); } catch (error) { done = "link-failed"; }
      cjg.tell(cjg.words(done));
    },
    /* Fetched, not gone to: where it fails, the page stays and says so. */
    export: async (what) => {
      try {
        const answer = await fetch("/export/" + what + "?" + (cjg.query || ""));
        if (!answer.ok) return cjg.trouble("refused", await answer.text(), "");
        const file = URL.createObjectURL(await answer.blob());
        keep(file, answer.headers.get("Content-Disposition").match(/filename="?([^"]+)"?/)[1]);
        window.setTimeout(() => URL.revokeObjectURL(file), 60000);
      } catch (error) { cjg.trouble("disconnected", cjg.words("disconnected"), ""); }
    },
    picture: (format) => cjg.pictures(format),
    "add-change": () => cjg.calendar.add(),
  };
  cjg.actions = actions;

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-action]");
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    const [name, ...rest] = button.dataset.action.split(":");
    if (actions[name]) actions[name](rest.join(":"));
  });

  /* The two fields of the heat map are picked in the table that the stream brings. */
  document.addEventListener("change", (event) => {
    const list = event.target.closest("[data-research]");
    if (!list) return;
    cjg.research[list.dataset.research] = list.value;
    cjg.ask(cjg.research, cjg.page.asks);
  });

  cjg.tell = function (text) {
    const line = document.getElementById("said");
    if (!line) return;
    line.textContent = text;
    window.clearTimeout(cjg.telling);
    cjg.telling = window.setTimeout(() => { line.textContent = ""; }, 4000);
  };

  const keep = (file, name) => Object.assign(document.createElement("a"), { href: file, download: name }).click();

  /* A chart, as soon as it is there: the library that draws comes after the page, however long that takes. */
  const drawn = async (side) => {
    const place = document.getElementById(`graph-${side}`);
    while (place && place.isConnected) {
      const plot = place.querySelector(".js-plotly-plot");
      if (plot && plot.data && window.Plotly) return plot;
      await new Promise((again) => window.setTimeout(again, 100));
    }
    return null;
  };

  /* Words in lines of at most so many letters. */
  const inLines = (text, most) => text.split(/\s+/).reduce((lines, word) => {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
    return lines;
  }, []);
  const written = (id) => { const node = document.getElementById(id); return node ? node.textContent : ""; };
  const PICTURE = { width: 900, height: 480, top: 92, foot: 60, letters: 165, line: 13 };  // what a picture measures

  /* The charts as files, each with its title, and in small print what it shows: a picture leaves the page alone. */
  cjg.pictures = async function (format) {
    for (const side of ["left", "right"]) {
      const plot = await drawn(side);
      if (!plot) continue;
      const print = [written(`panel-said-${side}`), written(`panel-legend-${side}`), written("picture-print")].flatMap((text) => inLines(text, PICTURE.letters));
      const safe = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
      const foot = PICTURE.foot + 18 + PICTURE.line * print.length, height = PICTURE.height - PICTURE.foot + foot;
      const layout = {
        ...plot.layout, width: PICTURE.width, height: height, margin: { ...plot.layout.margin, t: PICTURE.top, b: foot },
        title: { text: `<b>${safe(written(`panel-title-${side}`))}</b><br><span style="font-size:12px">${safe(written(`panel-unit-${side}`))}</span>`, x: 0.02, xanchor: "left" },
        annotations: [...(plot.layout.annotations || []), {
          xref: "paper", yref: "paper", x: 0, y: 0, xanchor: "left", yanchor: "top", yshift: -PICTURE.foot - 12, xshift: -40,
          showarrow: false, align: "left", font: { size: 10, color: "#4d5a66" }, text: print.map(safe).join("<br>"),
        }],
      };
      const picture = await window.Plotly.toImage({ data: plot.data, layout: layout }, { format: format, scale: format === "png" ? 2 : 1, width: PICTURE.width, height: height });
      keep(picture, `cjg-${cjg.state.panels[side === "left" ? 0 : 1]}.${format}`);
    }
  };

  window.dashAgGridFunctions = Object.assign({}, window.dashAgGridFunctions, {
    said: (params) => params.data[`${params.colDef.field}_said`],
  });
  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    cjg: {
      open: (page) => {
        window.requestAnimationFrame(() => { cjg.build(); if (cjg.buildRadios) cjg.buildRadios(); cjg.open(page); cjg.listSaved(); const part = window.location.hash && document.getElementById(window.location.hash.slice(1)); if (part) part.scrollIntoView(); if (cjg.calendar) cjg.calendar.fill(); });
        return window.dash_clientside.no_update;
      },
      point: (rows) => {
        if (rows && rows.length) cjg.ask({ ...cjg.research, point: rows[0].point }, "research-runs");
        return window.dash_clientside.no_update;
      },
    },
  });
})(window.cjg);
