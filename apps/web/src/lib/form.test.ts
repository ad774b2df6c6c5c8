import { values } from "@concord/contracts";
import { expect, it } from "vitest";
import { emailFault, faultsOf, nameFault, PASSWORD_MINIMUM, passwordFault } from "./form.ts";

it("finds what is missing or mistyped before the server is asked", () => {
  expect(nameFault("  ")).toBe("required");
  expect(emailFault("")).toBe("required");
  expect(emailFault("al@")).toBe("notAnEmail");
  expect(emailFault(" al@example.org ")).toBeUndefined();
  expect(passwordFault("short")).toBe("tooShort");
});

it("asks for the same least length of a password as the server", () => {
  expect(values.password.safeParse("x".repeat(PASSWORD_MINIMUM)).success).toBe(true);
  expect(values.password.safeParse("x".repeat(PASSWORD_MINIMUM - 1)).success).toBe(false);
});

it("keeps only the fields that need attention", () => {
  expect(faultsOf({ name: undefined, email: "required" })).toEqual({ email: "required" });
});
