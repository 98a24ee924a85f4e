// Tables sort by the button in a column's head and filter by a word; without script they read as they stand.
(function () {
  "use strict";
  var SORTED = 5, FILTERED = 8; // rows
  var SHEET = 3, STACKED = 70; // columns; letters in a row, on average
  function value(row, column) { return row.cells[column].textContent.trim(); }
  function each(list, run) { Array.prototype.forEach.call(list, run); }
  function sort(table, column, head) {
    var up = head.getAttribute("aria-sort") !== "ascending";
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    rows.sort(function (a, b) {
      return value(a, column).localeCompare(value(b, column), "en", { numeric: true }) * (up ? 1 : -1);
    });
    rows.forEach(function (row) { table.tBodies[0].appendChild(row); });
    each(table.tHead.rows[0].cells, function (cell) { cell.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
  }
  function makeSortable(table) {
    each(table.tHead.rows[0].cells, function (head, column) {
      var button = document.createElement("button");
      button.type = "button"; button.className = "sort";
      while (head.firstChild) { button.appendChild(head.firstChild); }
      head.appendChild(button);
      button.addEventListener("click", function () { sort(table, column, head); });
    });
  }
  function makeFilterable(table) {
    var box = document.createElement("input"), count = document.createElement("span"), all = table.tBodies[0].rows.length;
    box.type = "search"; box.className = "filter"; box.placeholder = "Filter " + all + " rows";
    box.setAttribute("aria-label", "Filter this table by a word");
    count.className = "count"; count.setAttribute("role", "status");
    box.addEventListener("input", function () {
      var word = box.value.toLowerCase(), left = 0;
      each(table.tBodies[0].rows, function (row) {
        row.hidden = row.textContent.toLowerCase().indexOf(word) < 0;
        if (!row.hidden) { left += 1; }
      });
      count.textContent = word ? left + " of " + all : "";
    });
    var place = table.closest(".md-typeset__scrollwrap") || table;
    place.parentNode.insertBefore(box, place);
    place.parentNode.insertBefore(count, place);
  }
  function label(table) {
    var heads = table.tHead.rows[0].cells, rows = table.tBodies[0].rows;
    if (table.tBodies[0].textContent.length / rows.length > STACKED) { table.setAttribute("data-stack", ""); }
    each(rows, function (row) {
      each(row.cells, function (cell, i) { cell.setAttribute("data-label", heads[i] ? heads[i].textContent.trim() : ""); });
    });
  }
  each(document.querySelectorAll(".md-typeset table:not([class])"), function (table) {
    if (!table.tHead || !table.tBodies[0] || !table.tBodies[0].rows.length) { return; }
    var rows = table.tBodies[0].rows.length, columns = table.tHead.rows[0].cells.length;
    if (columns >= SHEET) { label(table); }
    if (columns < SHEET || rows < SORTED) { return; }
    makeSortable(table);
    if (rows >= FILTERED) { makeFilterable(table); }
  });
})();
