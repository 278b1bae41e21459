"use strict";
// The self-test: does the plain way work, does the fast one? Said in words, for teacher and pupil.
(function () {
  function tell(id, good, words) {
    var line = document.getElementById(id);
    line.textContent = "";
    var strong = document.createElement("strong");
    strong.textContent = good ? "Yes: " : "No: ";
    line.appendChild(strong);
    line.appendChild(document.createTextNode(words));
  }
  var plain = fetch("/api/check", { cache: "no-store" }).then(function (answer) {
    if (!answer.ok) { throw new Error("refused"); }
    tell("plain", true, "the computer answers.");
    return true;
  }).catch(function () {
    tell("plain", false, "the computer does not answer any more.");
    return false;
  });
  var fast = new Promise(function (done) {
    var socket, timer = setTimeout(function () { end(false); }, 5000);
    try { socket = new WebSocket("ws://" + location.host + "/api/live"); } catch (e) { end(false); return; }
    function end(good) {
      clearTimeout(timer);
      if (socket) {
        socket.onopen = socket.onclose = null;
        socket.close();
      }
      tell("fast", good, good ? "the fast connection works."
        : "the fast connection is blocked on the way. The slower one is used; nothing is lost.");
      done(good);
    }
    // To be open is not enough: something must come through, in both directions. The computer
    // turns away whom it does not know, and says so.
    socket.onopen = function () { socket.send(JSON.stringify({ secret: "self-test" })); };
    socket.onclose = function (event) { end(event.code === 4401); };
  });
  Promise.all([plain, fast]).then(function (both) {
    document.getElementById("end").textContent = both[0]
      ? "This phone can take part." : "This phone cannot take part just now.";
  });
})();
