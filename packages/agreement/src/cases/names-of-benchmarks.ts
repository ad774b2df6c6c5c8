import { BENCHMARK_SCALES, benchmark } from "../reading/index.ts";
import type { Computed, Names } from "./computed.ts";
import type { BenchmarkMaterial } from "./worked-example.ts";

/** Every name that a case of kind `benchmark` may use: the scales. */
export const NAMES_OF_BENCHMARKS: Names<BenchmarkMaterial> = new Map(
  BENCHMARK_SCALES.map((scale) => [
    scale,
    ({ coefficient, standardError, level }): Computed => {
      const read = benchmark(coefficient, standardError, scale, level);
      if ("undefined" in read) return read;
      const parts = new Map<string, Computed>([
        ["cumulative", { list: read.cumulative }],
        ["level", { word: read.level }],
      ]);
      return { parts: { names: [...parts.keys()], of: (name) => parts.get(name) } };
    },
  ]),
);
