/* Plans that were given a name: kept in this browser, opened, renamed and deleted again. */
"use strict";

window.cjg = window.cjg || {};

(function (cjg) {
  const KEPT = "cjg-saved-plans";

  const at = (id) => document.getElementById(id);
  const words = (key, values) => Object.entries(values || {}).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), cjg.words(key));
  const button = (text, act, label) => {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "linklike", textContent: text });
    if (label) made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    return made;
  };

  /* Name and plan, the one saved last at the end. Storage may be closed to a page. */
  const all = () => {
    try { return Object.entries(JSON.parse(window.localStorage.getItem(KEPT)) || {}); } catch (error) { return []; }
  };
  const write = (plans) => {
    try { window.localStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(plans))); } catch (error) { return false; }
    return true;
  };
  const known = (name) => all().find(([each]) => each === name);

  /* A line that a screen reader says, with what can be done about it. */
  const say = (text, ...doors) => {
    at("saved-said").replaceChildren(...(text ? [Object.assign(document.createElement("p"), { textContent: text }), ...doors] : []));
  };
  const settle = (done, text) => {
    say(done ? text : cjg.words("saved-failed"));
    cjg.listSaved();
  };

  function keep(name, text) {
    const plan = { ...cjg.copyOf(cjg.state), name: name };
    const plans = all();
    const place = plans.findIndex(([each]) => each === name);
    if (place < 0) plans.push([name, plan]);
    else plans[place] = [name, plan];
    const done = write(plans);
    if (done && cjg.state.name !== name) cjg.move(plan);  // the charts call it so from now on
    settle(done, words(text, { name }));
    at("plan-name").focus();
  }

  function save() {
    const name = at("plan-name").value.trim() || cjg.words("save-placeholder");
    const held = known(name);
    if (!held) return keep(name, "saved-word");
    if (JSON.stringify(held[1]) === JSON.stringify({ ...cjg.state, name: name })) return say(words("saved-again", { name }));
    const replace = button(cjg.words("saved-replace"), () => keep(name, "saved-replaced"));
    say(words("saved-taken", { name }), replace, button(cjg.words("saved-leave"), () => {
      say(words("saved-left", { name }));
      at("plan-name").focus();
    }));
    return replace.focus();
  }

  function remove(name) {
    const before = all();
    const done = write(before.filter(([each]) => each !== name));
    settle(done, words("saved-deleted", { name }));
    if (!done) return;
    const undo = button(cjg.words("undo"), () => {
      const now = all();
      const place = before.findIndex(([each]) => each === name);
      if (!known(name)) now.splice(Math.min(place, now.length), 0, before[place]);
      settle(write(now), words("saved-back", { name }));
      focus(name);
    });
    at("saved-said").append(undo);
    undo.focus();
  }

  function rename(name, row) {
    const field = Object.assign(document.createElement("input"), { type: "text", maxLength: 80, value: name });
    field.setAttribute("aria-label", words("saved-new-name", { name }));
    const leave = () => { cjg.listSaved(); focus(name); };
    const put = () => {
      const next = field.value.trim();
      if (!next || next === name) return leave();
      if (known(next)) { say(words("saved-name-taken", { name: next })); return field.focus(); }
      settle(write(all().map(([each, plan]) => (each === name ? [next, { ...plan, name: next }] : [each, plan]))), words("saved-renamed", { old: name, name: next }));
      if (cjg.state.name === name) cjg.move({ ...cjg.copyOf(cjg.state), name: next });
      return focus(next);
    };
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== "Escape") return;
      event.preventDefault();  // the button that gets the focus would be pressed by the same key
      event.stopPropagation();
      if (event.key === "Enter") put();
      else leave();
    });
    row.replaceChildren(field, button(cjg.words("saved-rename"), put), button(cjg.words("saved-leave"), leave));
    field.select();
  }

  const focus = (name) => {
    const row = [...at("saved-list").querySelectorAll("li")].find((each) => each.dataset.name === name);
    if (row) row.querySelector("button").focus();
  };

  cjg.listSaved = function () {
    const list = at("saved-list");
    if (!list) return;
    const plans = all();
    list.replaceChildren(...plans.map(([name, plan]) => {
      const row = document.createElement("li");
      row.dataset.name = name;
      const open = button(name, () => { cjg.put(plan); say(words("saved-opened", { name })); });
      open.className = "menu-item";
      row.append(
        open,
        button(cjg.words("saved-rename"), () => rename(name, row), words("saved-rename-this", { name })),
        button(cjg.words("saved-delete"), () => remove(name), words("saved-delete-this", { name })),
      );
      return row;
    }));
    if (!plans.length) list.append(Object.assign(document.createElement("li"), { textContent: cjg.words("saved-none") }));
  };

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.id !== "plan-name") return;
    event.preventDefault();  // the button that gets the focus would be pressed by the same key
    save();
  });
  cjg.actions.save = save;
})(window.cjg);
