# The R half of make_cases.py: reads questions as JSON on standard input and answers each on standard output.
# A question is {"do": name, ...}; its answer is {engine: {statistic: number or null}}. Null stands for NaN and NA,
# and for an engine that stops with an error.
suppressWarnings(suppressPackageStartupMessages({
  library(jsonlite)
  library(psych)
  library(vcd)
  library(caret)
}))

packages <- c("psych", "vcd", "epiR", "psy", "epibasix", "e1071", "caret", "Metrics")

attempt <- function(expression) {
  value <- tryCatch(suppressMessages(suppressWarnings(expression)), error = function(e) NA_real_)
  if (length(value) == 1) as.numeric(value) else NA_real_
}

counts <- function(question) {
  labels <- paste0("k", seq_len(nrow(question$table)))
  matrix(as.numeric(question$table), nrow = nrow(question$table), dimnames = list(labels, labels))
}

# Expected agreement from the margins, out of chisq.test.
chance <- function(table) attempt(sum(diag(chisq.test(table, correct = FALSE)$expected)) / sum(table))

# Everything that needs only the two coders' table of counts.
answer_table <- function(question) {
  table <- counts(question)
  from_psych <- function(part) attempt(cohen.kappa(table)[[part]])
  from_vcd <- function(part) attempt(Kappa(table)$Unweighted[[part]])
  from_epir <- function(part, column = "est") attempt(epiR::epi.kappa(table, method = "fleiss")[[part]][[column]])
  list(
    psych = list(kappa = from_psych("kappa"), se = sqrt(from_psych("var.kappa"))),
    vcd = list(kappa = from_vcd("value"), se = from_vcd("ASE")),
    epibasix = list(kappa = attempt(epibasix::epiKappa(table)$kappa)),
    epiR = list(
      kappa = from_epir("kappa"),
      se0 = from_epir("kappa", "se"),
      pabak = from_epir("pabak"),
      prevalence = from_epir("pindex"),
      bias = from_epir("bindex")
    ),
    e1071 = list(
      kappa = attempt(e1071::classAgreement(table)$kappa),
      agreement = attempt(e1071::classAgreement(table)$diag)
    ),
    caret = list(
      kappa = attempt(confusionMatrix(as.table(table))$overall[["Kappa"]]),
      agreement = attempt(confusionMatrix(as.table(table))$overall[["Accuracy"]])
    ),
    stats = list(chance = chance(table))
  )
}

# Weighted kappa, "weights" being agreement weights with 1 on the diagonal.
answer_weighted <- function(question) {
  table <- counts(question)
  list(
    psych = list(kappa = attempt(cohen.kappa(table, w = question$weights)$weighted.kappa)),
    vcd = list(
      kappa = attempt(Kappa(table, weights = question$weights)$Weighted[["value"]]),
      se = attempt(Kappa(table, weights = question$weights)$Weighted[["ASE"]])
    )
  )
}

# Weighted kappa from disagreement weights (0 on the diagonal), which psych takes as they are.
answer_distances <- function(question) {
  list(psych = list(kappa = attempt(cohen.kappa(counts(question), w = question$distances)$weighted.kappa)))
}

# psy gets the ratings themselves, missing ones included, and drops incomplete units on its own.
answer_ratings <- function(question) {
  ratings <- data.frame(first = question$first, second = question$second)
  list(psy = list(
    kappa = attempt(psy::ckappa(ratings)$kappa),
    pairs = attempt(sum(psy::ckappa(ratings)$table))
  ))
}

answer_numbers <- function(question) {
  ratings <- cbind(question$first, question$second)
  whole <- all(ratings == round(ratings))
  list(
    psy = list(
      linear = if (whole) attempt(psy::wkappa(ratings, weights = "absolute")$kappa) else NA_real_,
      quadratic = if (whole) attempt(psy::wkappa(ratings, weights = "squared")$kappa) else NA_real_
    ),
    Metrics = list(
      quadratic = attempt(Metrics::ScoreQuadraticWeightedKappa(question$first, question$second)),
      absolute = attempt(Metrics::mae(question$first, question$second)),
      squared = attempt(Metrics::mse(question$first, question$second))
    )
  )
}

# Several raters, complete: one row per unit, one column per rater.
answer_raters <- function(question) {
  rows <- question$rows
  agreeing <- apply(rows, 1, function(row) mean(combn(row, 2, function(pair) pair[1] == pair[2])))
  levels <- sort(unique(as.vector(rows)))
  extremes <- table(
    factor(apply(rows, 1, min), levels = levels),
    factor(apply(rows, 1, max), levels = levels)
  )
  list(
    psych = list(
      light = attempt(cohen.kappa(rows)$av.kappa),
      agreement = attempt(describe(agreeing)$mean),
      se = attempt(describe(agreeing)$se)
    ),
    psy = list(light = attempt(psy::lkappa(rows))),
    e1071 = list(unanimous = attempt(e1071::classAgreement(as.table(extremes))$diag))
  )
}

# One category against the rest: caret's F1, and Dice from the Jaccard distance of stats::dist.
answer_category <- function(question) {
  table <- counts(question)
  marks <- rbind(question$first, question$second)
  jaccard <- 1 - as.numeric(dist(marks, method = "binary"))
  list(
    caret = list(f1 = attempt(confusionMatrix(as.table(table), positive = "k1")$byClass[["F1"]])),
    stats = list(f1 = 2 * jaccard / (1 + jaccard))
  )
}

answer_membership <- function(question) {
  z <- function(bound) pnorm((question$coefficient - bound) / question$se)
  list(stats = list(share = (z(question$low) - z(question$high)) / (z(-1) - z(1))))
}

answers <- list(
  table = answer_table,
  weighted = answer_weighted,
  distances = answer_distances,
  ratings = answer_ratings,
  numbers = answer_numbers,
  raters = answer_raters,
  category = answer_category,
  membership = answer_membership
)

questions <- fromJSON(readLines(file("stdin"), warn = FALSE), simplifyDataFrame = FALSE)
versions <- as.list(vapply(packages, function(name) as.character(packageVersion(name)), character(1)))
versions$R <- as.character(getRversion())
result <- list(versions = versions, answers = lapply(questions, function(question) answers[[question$do]](question)))
cat(toJSON(result, auto_unbox = TRUE, digits = I(17), na = "null", null = "null"))
