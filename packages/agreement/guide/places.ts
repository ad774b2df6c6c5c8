import { fileURLToPath } from "node:url";

export const CHECKOUT = fileURLToPath(new URL("../../../", import.meta.url));
export const SOURCES = fileURLToPath(new URL("../src/", import.meta.url));
export const GUIDE = fileURLToPath(new URL("../../../docs/guide/agreement/", import.meta.url));
