"use strict";
// Small builders of elements, shared by the page's parts. Text is put in as text, never as markup.
var phone = {};
(function () {
  phone.SURE = ["guess", "think so", "certain"];

  phone.make = function (tag, what, inside) {
    var one = document.createElement(tag);
    Object.keys(what || {}).forEach(function (name) {
      if (name === "class") { one.className = what[name]; }
      else if (name.slice(0, 2) === "on") { one.addEventListener(name.slice(2), what[name]); }
      else if (what[name] !== null && what[name] !== false) { one.setAttribute(name, what[name]); }
    });
    [].concat(inside === undefined ? [] : inside).forEach(function (part) {
      if (part !== null && part !== undefined && part !== "") {
        one.appendChild(typeof part === "object" ? part : document.createTextNode(String(part)));
      }
    });
    return one;
  };
  var make = phone.make;

  phone.headline = function (text, extra) {
    return make("h1", { tabindex: "-1", "class": extra || "" }, text);
  };
  phone.quiet = function (inside) { return make("p", { "class": "quiet" }, inside); };

  // right: true, false, or null where nothing was answered. Told by shape, word and colour.
  phone.icon = function (right) {
    var ns = "http://www.w3.org/2000/svg", svg = document.createElementNS(ns, "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    var circle = document.createElementNS(ns, "circle"), path = document.createElementNS(ns, "path");
    circle.setAttribute("cx", 12);
    circle.setAttribute("cy", 12);
    circle.setAttribute("r", 10);
    path.setAttribute("d", right === null ? "M7 12h10"
      : right ? "M7 12.5l3.5 3.5L17 9" : "M8 8l8 8M16 8l-8 8");
    svg.appendChild(circle);
    svg.appendChild(path);
    return svg;
  };

  // One choice of a group: a real radio button under a target that a thumb can't miss.
  phone.radio = function (name, value, text, letter, checked, chosen) {
    var input = make("input", { type: "radio", name: name, value: value });
    var label = make("label", { "class": "option" + (checked ? " chosen" : "") }, [
      input,
      letter ? make("span", { "class": "letter", "aria-hidden": "true" }, letter) : null,
      make("span", { "class": "words" }, text)
    ]);
    input.checked = !!checked;
    input.addEventListener("change", function () {
      var set = label.parentNode;
      [].forEach.call(set.querySelectorAll(".option"), function (one) {
        one.classList.toggle("chosen", one === label);
      });
      chosen();
    });
    return label;
  };
})();
