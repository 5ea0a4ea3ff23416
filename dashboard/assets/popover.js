/* What lies open over the page closes on Escape, and when one looks elsewhere. */
"use strict";

(function () {
  const OVER = "details.badge[open], details.menu-place[open]";

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll(OVER).forEach((each) => {
      const inside = each.contains(document.activeElement);
      each.open = false;
      if (inside) each.querySelector("summary").focus();
    });
  });

  const elsewhere = (event) => document.querySelectorAll(OVER).forEach((each) => {
    if (!each.contains(event.target)) each.open = false;
  });
  document.addEventListener("pointerdown", elsewhere);
  document.addEventListener("focusin", elsewhere);
})();
