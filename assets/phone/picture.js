"use strict";
// A picture. Room is kept for it from the start, so that nothing jumps; its words stand there until
// it has come, and stay where it does not come. A tap shows it large, another one the page again.
(function () {
  var make = phone.make;
  var AGAIN = [1500, 5000];  // when it is asked for once more, in milliseconds
  var HIGH = 60;  // at most so much of the screen's height, in per cent
  var LARGER = 2.2;  // against what fits into the screen
  var failed = {}, opened = null;

  // what: digest, alt, width and height as the computer sends them; without digest there are words.
  phone.picture = function (what) {
    if (!what) { return null; }
    var box = make("div", { "class": "shown" });
    if (!what.digest) { box.appendChild(inWords(what, null)); }
    else if (failed[what.digest]) { giveUp(box, what); }
    else { load(box, what); }
    return box;
  };
  // Another screen has come: nothing of the last one stays, and what failed there is tried again.
  phone.forgetPictures = function () {
    failed = {};
    if (opened) { leave(); }
  };

  function address(what) { return "/pictures/" + what.digest; }
  function load(box, what) {
    var tries = 0, ratio = what.width / what.height;
    var image = make("img", { alt: what.alt, loading: "lazy", decoding: "sync" });
    var room = make("span", { "class": "room" });
    // Beside a high one, its sign covers nothing.
    var kind = "picture" + (ratio < 0.7 ? " high" : "");
    var button = make("button", { type: "button", "class": kind }, [room,
      make("span", { "class": "alt", "aria-hidden": "true" }, what.alt), image,
      make("span", { "class": "unseen" }, "Show it large"), glass()]);
    room.style.paddingTop = 100 / ratio + "%";
    button.style.maxWidth = HIGH * ratio + "vh";
    box.style.maxWidth = 2 * what.width + "px";
    image.onload = function () { image.className = "here"; };
    image.onerror = function () {
      if (tries >= AGAIN.length) {
        failed[what.digest] = true;
        if (box.isConnected) { giveUp(box, what); }
        return;
      }
      setTimeout(function () { if (box.isConnected) { image.src = address(what); } }, AGAIN[tries]);
      tries += 1;
    };
    button.onclick = function (event) {
      if (image.className) { enlarge(what, button, event); }
    };
    image.src = address(what);
    box.textContent = "";
    box.appendChild(button);
    return button;
  }
  function giveUp(box, what) {
    var held = box.contains(document.activeElement);
    var button = make("button", { type: "button", "class": "plain", onclick: function () {
      delete failed[what.digest];
      load(box, what).focus();
    } }, "Load the picture");
    box.style.maxWidth = "";
    box.style.minHeight = box.offsetHeight + "px";
    box.textContent = "";
    box.appendChild(inWords(what, button));
    if (held) { button.focus(); }
  }
  function inWords(what, button) {
    return make("div", { "class": "card" }, [make("p", {}, [
      make("span", { "class": "label" }, "Picture: "), what.alt]), button]);
  }
  function glass() {
    var ns = "http://www.w3.org/2000/svg", svg = document.createElementNS(ns, "svg");
    var path = document.createElementNS(ns, "path");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", "M16 10a6 6 0 1 1-12 0a6 6 0 1 1 12 0M14.5 14.5L20 20M10 7.5v5M7.5 10h5");
    svg.appendChild(path);
    return svg;
  }

  // Large: as much as fits where that is much more than on the page, else more than fits, at the
  // place that was tapped. The phone's own "back" leads back to the page, as one expects.
  function enlarge(what, button, event) {
    var from = button.getBoundingClientRect();
    var image = make("img", { alt: what.alt, src: address(what) });
    var pane = make("div", { "class": "pane", tabindex: "0" }, image);
    var back = make("button", { type: "button", onclick: leave }, "Back");
    var box = make("div", { "class": "large", role: "dialog", "aria-modal": "true",
      "aria-label": "The picture, large" }, [pane, back]);
    var x = event.detail ? (event.clientX - from.left) / from.width : 0.5;
    var y = event.detail ? (event.clientY - from.top) / from.height : 0.5;
    function fit() {
      var fits = Math.min(pane.clientWidth / what.width, pane.clientHeight / what.height);
      var times = fits * what.width > 1.6 * from.width ? fits : LARGER * fits;
      image.style.width = what.width * times + "px";
      image.style.height = what.height * times + "px";
      pane.scrollLeft = x * what.width * times - pane.clientWidth / 2;
      pane.scrollTop = y * what.height * times - pane.clientHeight / 2;
    }
    function keys(event) {
      if (event.key === "Escape") { leave(); }
      if (event.key === "Tab") {
        event.preventDefault();
        (document.activeElement === back ? pane : back).focus();
      }
    }
    image.onclick = leave;
    box.addEventListener("keydown", keys);
    document.body.appendChild(box);
    document.body.classList.add("still");
    fit();
    window.addEventListener("resize", fit);
    back.focus();
    opened = { box: box, button: button, fit: fit };
    try { history.pushState(history.state, ""); opened.entered = true; } catch (e) { /* private */ }
  }
  function leave() {
    if (opened.entered) { opened.entered = false; history.back(); }
    shut();
  }
  function shut() {
    if (!opened) { return; }
    var was = opened;
    opened = null;
    window.removeEventListener("resize", was.fit);
    document.body.removeChild(was.box);
    document.body.classList.remove("still");
    if (was.button.isConnected) { was.button.focus({ preventScroll: true }); }
  }
  window.addEventListener("popstate", shut);
})();
