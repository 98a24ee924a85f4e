// Light or dark: as the reader chose, else as their system is, also when that changes while the page is open.
(function () {
  "use strict";
  // Material's script says so too, but late, and a class of the root that changes costs the style of the whole page.
  document.documentElement.className = "js";
  var inputs = Array.prototype.slice.call(document.querySelectorAll("input[name=__palette]"));
  function matches(input) { return matchMedia(input.getAttribute("data-md-color-media")).matches; }
  function color(input) {
    var found = {};
    ["media", "scheme", "primary", "accent"].forEach(function (name) { found[name] = input.getAttribute("data-md-color-" + name); });
    return found;
  }
  function show(index) {
    var chosen = color(inputs[index]);
    inputs[index].checked = true;
    Object.keys(chosen).forEach(function (name) {
      var attribute = "data-md-color-" + name;
      if (document.body.getAttribute(attribute) !== chosen[name]) { document.body.setAttribute(attribute, chosen[name]); }
    });
    inputs.forEach(function (input, i) { input.nextElementSibling.hidden = i !== index; });
  }
  function stored() {
    var palette = __md_get("__palette");
    return palette && inputs[palette.index] ? palette.index : -1;
  }
  function choose() { show(stored() < 0 ? Math.max(0, inputs.findIndex(matches)) : stored()); }
  inputs.forEach(function (input, index) {
    input.addEventListener("change", function () {
      __md_set("__palette", { index: index, color: color(input) });
      show(index);
    });
    input.addEventListener("keydown", function (event) {
      if (event.key !== "Enter") { return; }
      var next = inputs[(index + 1) % inputs.length];
      next.click();
      next.focus();
    });
    matchMedia(input.getAttribute("data-md-color-media")).addEventListener("change", choose);
  });
  choose();
})();
