/* On a narrow screen the charts are out of sight while a control is moved: then a line says what the move did. */
"use strict";

(function () {
  const watch = new window.IntersectionObserver(([panels]) => {
    document.documentElement.classList.toggle("charts-out-of-sight", !panels.isIntersecting);
  }, { rootMargin: "-64px 0px 0px 0px" });
  let watched = null;

  new window.MutationObserver(() => {
    const panels = document.querySelector(".choose .panels");
    if (panels === watched) return;
    if (watched) watch.unobserve(watched);
    if (panels) watch.observe(panels);
    else document.documentElement.classList.remove("charts-out-of-sight");
    watched = panels;
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
