// For those who listen and those who use the keyboard: marks that say what they lead to, a menu that is a button, and the way
// back out of the search.
(function () {
  "use strict";
  function each(query, run) { Array.prototype.forEach.call(document.querySelectorAll(query), run); }
  each(".footnote-ref", function (mark) { mark.setAttribute("aria-label", "Source " + mark.textContent); });
  each(".footnote > ol > li", function (note, i) {
    var backs = note.querySelectorAll(".footnote-backref");
    Array.prototype.forEach.call(backs, function (back, place) {
      var which = backs.length > 1 ? " " + (place + 1) + " of " + backs.length : "";
      back.setAttribute("aria-label", "Back to statement" + which + ", source " + (i + 1));
    });
  });
  // The contents say the same, and a heading should not be called "Evidence, pilcrow".
  each(".headerlink", function (link) { link.tabIndex = -1; link.setAttribute("aria-hidden", "true"); });

  var searching = document.getElementById("__search");
  [["__drawer", "Menu"], ["__search", "Search"]].forEach(function (pair) {
    var box = document.getElementById(pair[0]), label = document.querySelector(".md-header__button[for=" + pair[0] + "]");
    if (!box || !label) { return; }
    var button = document.createElement("button");
    button.className = label.className;
    button.setAttribute("for", pair[0]); // by which the theme knows it
    button.setAttribute("aria-label", pair[1]);
    while (label.firstChild) { button.appendChild(label.firstChild); }
    button.addEventListener("click", function () { box.click(); });
    label.replaceWith(button);
    function tell() { button.setAttribute("aria-expanded", String(box.checked)); }
    box.addEventListener("change", tell);
    tell();
  });
  each(".md-search-result__meta", function (said) { said.setAttribute("aria-live", "polite"); });

  var before; // where somebody was who turned to the search
  document.addEventListener("focusin", function (event) {
    if (!event.target.closest("[data-md-component=search]")) { before = event.target; }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && searching && searching.checked) {
      setTimeout(function () { if (document.activeElement === document.body && before) { before.focus(); } });
    }
  });
})();
