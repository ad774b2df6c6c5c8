/** Words for stretches of a coefficient. Cut-points are conventions, not findings. */
export type Band = { readonly label: string; readonly from: number; readonly to: number };

export const BENCHMARK_SCALES = ["landis_koch", "altman", "fleiss", "krippendorff"] as const;
/**
 * `landis_koch`: Landis & Koch (1977), Biometrics 33(1), 159-174. `altman`: Altman (1991), Practical Statistics for
 * Medical Research. `fleiss`: Fleiss (1981), Statistical Methods for Rates and Proportions. `krippendorff`:
 * Krippendorff (2004), Content Analysis, for alpha only.
 */
export type BenchmarkScale = (typeof BENCHMARK_SCALES)[number];

/** From the best band down; a band holds its lower cut-point. */
export const BANDS: Readonly<Record<BenchmarkScale, readonly Band[]>> = {
  landis_koch: [
    { label: "Almost perfect", from: 0.8, to: 1 },
    { label: "Substantial", from: 0.6, to: 0.8 },
    { label: "Moderate", from: 0.4, to: 0.6 },
    { label: "Fair", from: 0.2, to: 0.4 },
    { label: "Slight", from: 0, to: 0.2 },
    { label: "Poor", from: -1, to: 0 },
  ],
  altman: [
    { label: "Very good", from: 0.8, to: 1 },
    { label: "Good", from: 0.6, to: 0.8 },
    { label: "Moderate", from: 0.4, to: 0.6 },
    { label: "Fair", from: 0.2, to: 0.4 },
    { label: "Poor", from: -1, to: 0.2 },
  ],
  fleiss: [
    { label: "Excellent", from: 0.75, to: 1 },
    { label: "Intermediate to good", from: 0.4, to: 0.75 },
    { label: "Poor", from: -1, to: 0.4 },
  ],
  krippendorff: [
    { label: "Reliable", from: 0.8, to: 1 },
    { label: "Tentative", from: 0.667, to: 0.8 },
    { label: "Not to be relied on", from: -1, to: 0.667 },
  ],
};
