// A link to a sentence shows that sentence, not its whole paragraph; browsers without highlights show the paragraph.
(function () {
  "use strict";
  if (!window.CSS || !CSS.highlights || !window.Highlight) { return; }
  function show() {
    CSS.highlights.delete("sentence");
    var anchor = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!anchor || !/^s-/.test(anchor.id)) { return; }
    var block = anchor.parentNode, range = document.createRange(), next = anchor.nextSibling;
    while (next && !(next.nodeType === 1 && /^s-/.test(next.id))) { next = next.nextSibling; }
    range.setStartAfter(anchor);
    if (next) { range.setEndBefore(next); } else { range.setEndAfter(block.lastChild); }
    CSS.highlights.set("sentence", new Highlight(range));
  }
  window.addEventListener("hashchange", show);
  show();
})();
