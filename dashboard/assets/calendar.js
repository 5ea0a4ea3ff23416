/* The calendar: fixed dates above the line, the plan's own changes as pins that can be moved. */
"use strict";

window.cjg = window.cjg || {};

(function (cjg) {
  const calendar = { pins: [] };
  cjg.calendar = calendar;
  const make = (tag, name, text) => {
    const node = document.createElement(tag);
    if (name) node.className = name;
    if (text) node.textContent = text;
    return node;
  };

  calendar.draw = function () {
    const place = document.getElementById("calendar");
    const set = cjg.page && cjg.page.calendar;
    if (!place || !set || !cjg.state) return;
    const last = set.months.length - 1;
    const at = (month) => `${(100 * month) / last}%`;
    const track = make("div", "calendar-track");
    set.years.forEach(([month, text]) => {
      const tick = make("span", "calendar-year", text);
      tick.style.left = at(month);
      track.append(tick);
    });
    set.marks.forEach(([month, text]) => {
      const mark = make("span", month > 0.85 * last ? "calendar-mark calendar-mark-late" : "calendar-mark");
      mark.style.left = at(month);
      mark.append(make("span", "calendar-mark-text", text));
      track.append(mark);
    });
    const list = make("ul", "calendar-list");
    cjg.state.plan.changes.forEach(([month, path, value], index) => {
      const what = calendar.say(path, value);
      const pin = make("button", "calendar-pin");
      pin.type = "button";
      pin.style.left = at(month);
      pin.setAttribute("role", "slider");
      pin.setAttribute("aria-valuemin", "0");
      pin.setAttribute("aria-valuemax", String(last));
      pin.dataset.index = String(index);
      const label = (to) => {
        pin.style.left = at(to);
        pin.setAttribute("aria-valuenow", String(to));
        pin.setAttribute("aria-valuetext", set.months[to]);
        pin.setAttribute("aria-label", what);
        pin.title = `${what} · ${set.months[to]}`;
      };
      label(month);
      pin.append(make("span", "calendar-pin-number", String(index + 1)));
      calendar.draggable(pin, track, last, label, index);
      track.append(pin);
      const row = make("li", "calendar-row");
      row.append(make("span", "calendar-pin-number", String(index + 1)),
        make("span", "", cjg.words("calendar-pin").replace("{what}", what).replace("{month}", set.months[month])));
      const remove = make("button", "linklike", cjg.words("calendar-remove"));
      remove.type = "button";
      remove.setAttribute("aria-label", `${cjg.words("calendar-remove")}: ${what}`);
      remove.addEventListener("click", () => calendar.remove(index, ".calendar-row button"));
      row.append(remove);
      list.append(row);
    });
    const focused = document.activeElement && document.activeElement.dataset && document.activeElement.dataset.index;
    place.replaceChildren(track, list.children.length ? list : make("p", "quiet", cjg.words("calendar-empty")));
    if (calendar.gone) { calendar.focusAfter(place, calendar.gone); calendar.gone = null; }
    if (focused !== undefined && place.contains(document.activeElement) === false) {
      const again = place.querySelector(`[data-index="${calendar.follow ?? focused}"]`);
      if (again && calendar.follow !== undefined) again.focus();
      calendar.follow = undefined;
    }
  };

  calendar.say = function (path, value) {
    const field = cjg.page.calendar.fields[path];
    if (!field) return `${path}: ${value}`;
    return `${field.label}: ${field.values[String(value)] || value}`;
  };

  calendar.move = function (index, month) {
    if (cjg.state.plan.changes[index][0] === month) return;
    const moved = cjg.state.plan.changes[index];
    if (cjg.state.plan.changes.some((each, other) => other !== index && each[0] === month && each[1] === moved[1])) return;
    const next = cjg.copyOf(cjg.state);
    next.plan.changes[index][0] = month;
    const mark = next.plan.changes[index];
    next.plan.changes.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
    calendar.follow = next.plan.changes.indexOf(mark);
    cjg.put(next);
  };
  /* What was at hand goes on being so: the same part of the pin that moved up, else of the last, else the form. */
  calendar.remove = function (index, part) {
    calendar.gone = { index: index, part: part };
    cjg.change((next) => { next.plan.changes.splice(index, 1); });
  };
  calendar.focusAfter = function (place, gone) {
    const left = place.querySelectorAll(gone.part);
    const next = left[Math.min(gone.index, left.length - 1)] || document.querySelector("#calendar ~ details > summary");
    if (next) next.focus();
  };

  calendar.draggable = function (pin, track, last, label, index) {
    let to = cjg.state.plan.changes[index][0];
    pin.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      pin.focus();
      pin.setPointerCapture(event.pointerId);
      const box = track.getBoundingClientRect();
      const follow = (move) => {
        to = Math.max(0, Math.min(last, Math.round((last * (move.clientX - box.left)) / box.width)));
        label(to);
      };
      const drop = () => {
        pin.removeEventListener("pointermove", follow);
        calendar.move(index, to);
      };
      pin.addEventListener("pointermove", follow);
      pin.addEventListener("pointerup", drop, { once: true });
    });
    pin.addEventListener("keydown", (event) => {
      const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12, Home: -last, End: last };
      if (event.key === "Delete" || event.key === "Backspace") { event.preventDefault(); calendar.remove(index, ".calendar-pin"); return; }
      if (!(event.key in steps)) return;
      event.preventDefault();
      calendar.move(index, Math.max(0, Math.min(last, to + steps[event.key])));
    });
  };

  /* The form below: a field, a value of it, a month. */
  calendar.form = function () {
    const field = document.getElementById("change-field");
    const value = document.getElementById("change-value");
    const month = document.getElementById("change-month");
    return field && value && month ? { field, value, month } : null;
  };
  calendar.fill = function () {
    const form = calendar.form();
    const set = cjg.page && cjg.page.calendar;
    if (!form || !set) return;
    const choice = (select, pairs) => select.replaceChildren(...pairs.map(([id, text]) => {
      const option = make("option", "", text);
      option.value = id;
      return option;
    }));
    choice(form.field, Object.entries(set.fields).map(([path, each]) => [path, each.label]));
    choice(form.month, set.months.map((text, at) => [String(at), text]));
    form.month.value = "30";
    const values = () => {
      const each = set.fields[form.field.value];
      choice(form.value, Object.entries(each.values));
    };
    form.field.addEventListener("change", values);
    values();
  };
  calendar.add = function () {
    const form = calendar.form();
    if (!form) return;
    const set = cjg.page.calendar.fields[form.field.value];
    const text = form.value.value;
    const value = set.kind === "yes_no" ? text === "true" : set.kind === "choice" ? text : Number(text);
    const month = Number(form.month.value);
    cjg.change((next) => {
      next.plan.changes = next.plan.changes.filter((each) => each[0] !== month || each[1] !== form.field.value);
      next.plan.changes.push([month, form.field.value, value]);
      next.plan.changes.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
    });
  };
})(window.cjg);
