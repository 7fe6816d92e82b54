"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const data = JSON.parse(document.getElementById("data").textContent);

  // Scales: a table of intervals carries both axes.
  const axis = (told, logarithmic) => {
    const [ends, ...ticks] = told.split("|");
    const [low, high] = ends.split(" ").map(Number);
    const at = logarithmic ? (value) => Math.log(Math.max(value, 1e-290)) : (value) => value;
    const share = (value) => Math.min(1, Math.max(0, (at(value) - at(low)) / (at(high) - at(low)))) || 0;
    const place = (tick) => {
      const cut = tick.indexOf(" ");
      return { text: tick.slice(cut + 1), share: share(+tick.slice(0, cut)) };
    };
    return { share, places: ticks.map(place) };
  };
  const draw = (table, logarithmic) => {
    const { share, places } = axis(logarithmic ? table.dataset.log : table.dataset.linear, logarithmic);
    const ticks = table.querySelector("svg.ticks");
    ticks.replaceChildren(...places.map((place) => {
      const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
      text.textContent = place.text;
      text.setAttribute("x", (100 * place.share).toFixed(1) + "%");
      text.setAttribute("y", "11");
      text.setAttribute("text-anchor", place.share < 0.06 ? "start" : place.share > 0.94 ? "end" : "middle");
      return text;
    }));
    const x = (value) => Math.round(1000 * share(value));
    const grid = places.map((place) => `M${Math.round(1000 * place.share)} 0v24`).join("");
    for (const forest of all("svg.forest", table)) {
      const [center, lower, upper] = forest.dataset.e.split(" ").map(Number);
      forest.querySelector(".grid").setAttribute("d", grid);
      forest.querySelector(".bar").setAttribute("d", `M${x(lower)} 12H${x(upper)}`);
      forest.querySelector(".dot").setAttribute("d", `M${x(center)} 12h0`);
    }
  };
  for (const button of all("button.scale")) {
    const table = button.closest("article").querySelector("table[data-log]");
    button.hidden = false;
    button.addEventListener("click", () => {
      const logarithmic = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(logarithmic));
      draw(table, logarithmic);
    });
  }

  // Sorting: by the value behind a text where there is one, else by its leading number, else by the text.
  const key = (row, column) => {
    const cell = row.cells[column];
    const text = cell.textContent.trim();
    const value = cell.dataset.v ?? (/^\d+(\.\d+)?=?$/.test(text) ? parseFloat(text) : undefined);
    return value === undefined ? text : Number(value);
  };
  const compare = (a, b) =>
    typeof a === "number" && typeof b === "number" ? a - b
      : typeof a === typeof b ? a.localeCompare(b, "en") : typeof a === "number" ? -1 : 1;
  for (const table of all("table.sortable")) {
    all("th:not(.picture,.r-picture)", table).forEach((head) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const falling = head.getAttribute("aria-sort") === "ascending";
        all("th", table).forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", falling ? "descending" : "ascending");
        const rows = [...table.tBodies[0].rows];
        rows.sort((a, b) => compare(key(a, head.cellIndex), key(b, head.cellIndex)) * (falling ? -1 : 1));
        table.tBodies[0].append(...rows);
      });
    });
  }

  // Filter: every word must occur in what a row, its workload or a figure says of itself.
  const filter = document.getElementById("filter");
  const about = (row) =>
    all("h3, .note", row.closest("article")).map((each) => each.textContent).join(" ");
  const items = all("[data-k], .ranked tbody tr").map((element) => ({
    element,
    words: (element.dataset.k ?? `${about(element)} ${element.id} ${element.textContent}`).toLowerCase(),
  }));
  const rows = items.map((item) => item.element).filter((element) => element.tagName === "TR");
  const apply = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const item of items) {
      item.element.hidden = !words.every((word) => item.words.includes(word));
    }
    for (const group of all("article.sitting")) {
      const inside = rows.filter((row) => group.contains(row));
      group.hidden = inside.length > 0 && inside.every((row) => row.hidden);
    }
    const shown = rows.filter((row) => !row.hidden).length;
    document.getElementById("matches").textContent = words.length && rows.length ? `${shown} of ${rows.length} rows` : "";
  };
  filter.addEventListener("input", apply);

  // Deep links: what a link names is never folded away or filtered out.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) {
      return;
    }
    if (target.closest("[hidden]")) {
      filter.value = "";
      apply();
    }
    for (let at = target; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") {
        at.open = true;
      }
    }
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();

  // Downloads.
  const save = (name, type, text) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  const clean = (text) =>
    text.replace(/[\n\r\t]/g, " ").replace(/[\p{C}\u2028\u2029]/gu, (c) =>
      "\\u" + c.codePointAt(0).toString(16).padStart(4, "0"));
  const field = (value) => {
    const text = String(value ?? "");
    const plain = clean(text);
    const inert = /^[=+\-@\t\r\n]/.test(text) || /^[=+\-@＝＋－＠]/.test(plain.trim()) ? "'" + plain : plain;
    return typeof value === "number" ? text : /[,"' ]/.test(inert) ? '"' + inert.replaceAll('"', '""') + '"' : inert;
  };
  const csv = () => {
    const lines = [["run", "stamp", "suite", "workload", "contender", "language", "parameters", "metric", "unit", "better",
      "primary", "status", "reason", "center", "lower", "upper", "forks"]];
    for (const cell of data.cells) {
      const parameters = Object.entries(cell.parameters).map(([name, value]) => `${name}=${value}`).join(" ");
      const estimates = Object.entries(cell.estimates);
      for (const [metric, numbers] of estimates.length ? estimates : [[cell.metric, [null, null, null, 0]]]) {
        lines.push([data.run.id, data.run.stamp, cell.suite, cell.workload, cell.contender, cell.language, parameters, metric,
          ...(data.metrics[metric] ?? ["", ""]), String(metric === cell.metric), cell.status, cell.reason, ...numbers]);
      }
    }
    return lines.map((line) => line.map(field).join(",") + "\r\n").join("");
  };
  const name = data.run ? "backbench-" + data.run.id.replace(/[^A-Za-z0-9-]/g, "_") : "backbench";
  document.getElementById("json").addEventListener("click", () =>
    save(name + ".json", "application/json", JSON.stringify(data, null, 1)));
  const table = document.getElementById("csv");
  table.hidden = !data.cells;
  table.addEventListener("click", () => save(name + ".csv", "text/csv", csv()));
  document.querySelector(".tools").hidden = false;

  // Paper has no unfolding.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open])");
    opened.forEach((each) => (each.open = true));
  });
  addEventListener("afterprint", () => opened.forEach((each) => (each.open = false)));
})();
