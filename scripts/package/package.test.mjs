import assert from "node:assert/strict";
import { test } from "node:test";
import { sourcesOf } from "./clean-debian.mjs";
import { newest } from "./glibc.mjs";
import { chosenKinds, endingOf } from "./kinds.mjs";

test("each system makes its own packages, and a wrong name is answered with the right ones", () => {
  assert.deepEqual(chosenKinds([], "linux"), ["deb", "rpm"]);
  assert.deepEqual(chosenKinds(["appimage"], "linux"), ["appimage"]);
  assert.deepEqual(chosenKinds([], "win32"), ["msi"]);
  assert.throws(() => chosenKinds(["msi"], "linux"), /deb, rpm, appimage/);
  assert.throws(() => chosenKinds([], "sunos"), /npm run build/);
  assert.equal(endingOf("appimage"), ".AppImage");
});

test("the C library that is needed is the newest that a symbol names, by number and not by letter", () => {
  const text = `
  0x0010:   Name: GLIBC_2.9  Flags: none  Version: 9
  0x0020:   Name: GLIBC_2.34  Flags: none  Version: 4
  0x0030:   Name: GLIBC_2.2.5  Flags: none  Version: 2
  0x0040:   Name: GCC_4.2.0  Flags: none  Version: 7`;
  assert.equal(newest(text), "2.34");
  assert.throws(() => newest("no version information found in this file"), /names no version/);
});

test("a clean Debian is made from where apt has its own release, whatever else it has", () => {
  const said = `http://here.example/debian-security/ bookworm-security main
http://here.example/debian/ bookworm main
http://here.example/debian/ bookworm main
http://there.example/apt/ cloud main
`;
  assert.deepEqual(sourcesOf(said), [
    { uri: "http://here.example/debian-security/", release: "bookworm-security", component: "main" },
    { uri: "http://here.example/debian/", release: "bookworm", component: "main" },
  ]);
});
