# R's engines for the benchmark; the same conversation as peers.py.
#   peers.R versions       prints "package version" for each package that is there
#   peers.R PEER FOLDER    reads, prints "ready", answers every line with seconds and values
arguments <- commandArgs(trailingOnly = TRUE)

if (arguments[1] == "versions") {
  cat("R", paste(R.version$major, R.version$minor, sep = "."), "\n")
  for (package in c("psych", "vcd"))
    if (requireNamespace(package, quietly = TRUE)) cat(package, as.character(packageVersion(package)), "\n")
  quit()
}

folder <- arguments[2]
shape <- scan(file.path(folder, "shape.txt"), quiet = TRUE)
codes <- shape[1]
segments <- shape[2]
numbers <- readBin(file.path(folder, "numbers.bin"), "integer", 2 * codes * segments, size = 1)
column <- function(coder, code) numbers[((coder - 1) * codes + code - 1) * segments + seq_len(segments)]
pairs <- lapply(seq_len(codes), function(code) list(first = column(1, code), second = column(2, code)))

# tabulate is the quickest way that R has to count; table() takes many times as long.
fourfold <- function(pair) matrix(as.numeric(tabulate(1L + 2L * pair$first + pair$second, 4L)), 2, byrow = TRUE)

peers <- list(
  kappa_psych = function() vapply(pairs, function(pair) psych::cohen.kappa(fourfold(pair))$kappa, 0),
  kappa_vcd = function() vapply(pairs, function(pair) vcd::Kappa(fourfold(pair))$Unweighted[["value"]], 0)
)
calculate <- peers[[arguments[1]]]
invisible(suppressWarnings(suppressMessages(calculate()))) # loads the package

cat("ready\n")
flush(stdout())
input <- file("stdin", "r")
while (length(readLines(input, 1)) > 0) {
  started <- Sys.time()
  values <- suppressWarnings(suppressMessages(calculate()))
  seconds <- as.numeric(difftime(Sys.time(), started, units = "secs"))
  cat(sprintf("%.17g", c(seconds, values)), "\n")
  flush(stdout())
}
