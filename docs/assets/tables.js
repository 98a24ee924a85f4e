// Tables sort by a click on a column's head and filter by a word; without script they read as they stand.
(function () {
  "use strict";
  function value(row, column) { return row.cells[column].textContent.trim(); }
  function sort(table, column, head) {
    var up = head.getAttribute("aria-sort") !== "ascending";
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    rows.sort(function (a, b) {
      return value(a, column).localeCompare(value(b, column), "en", { numeric: true }) * (up ? 1 : -1);
    });
    rows.forEach(function (row) { table.tBodies[0].appendChild(row); });
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (cell) { cell.setAttribute("aria-sort", "none"); });
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
  }
  function makeSortable(table) {
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
      head.setAttribute("aria-sort", "none");
      head.tabIndex = 0;
      head.addEventListener("click", function () { sort(table, column, head); });
      head.addEventListener("keydown", function (event) { if (event.key === "Enter") { sort(table, column, head); } });
    });
  }
  function makeFilterable(table) {
    var box = document.createElement("input");
    box.type = "search"; box.className = "filter"; box.placeholder = "Filter this table";
    box.setAttribute("aria-label", "Filter this table");
    box.addEventListener("input", function () {
      var word = box.value.toLowerCase();
      Array.prototype.forEach.call(table.tBodies[0].rows, function (row) {
        row.hidden = row.textContent.toLowerCase().indexOf(word) < 0;
      });
    });
    table.parentNode.insertBefore(box, table);
  }
  document.querySelectorAll(".md-typeset table:not([class])").forEach(function (table) {
    if (!table.tHead || !table.tBodies[0] || table.tBodies[0].rows.length < 5) { return; }
    makeSortable(table);
    if (table.tBodies[0].rows.length > 7) { makeFilterable(table); }
  });
})();
