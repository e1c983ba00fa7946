"""From where on a figure is doubted: every threshold of the cautions, each with its source."""

UNSTABLE_CV = 0.10
"""Standard deviation of the samples over their mean.

Source: pyperf warns from here on ("the standard deviation is 10% of the mean", psf/pyperf, _cli.py).
"""

OUTLIER_Z = 14.83
"""A sample's distance from the median over the median absolute deviation (MAD).

Source: hyperfine, src/outlier_detection.rs: ten standard deviations, of which a normal distribution's MAD
is 1 / 1.4826. It divides by the plain MAD, so no further factor belongs to it.
"""

OUTLIER_FLOOR = 0.001
"""The MAD counts as at least this share of the median.

Ours: samples so alike that their MAD is next to nothing, or nothing, would make outliers of harmless ones.
With it an outlier is at least 1.5% off, which is more than the 1% that a figure is measured to.
"""

DRIFT_RATIO = 1.05
"""Median of the last third of a cell's samples over that of the first third.

Ours: five times the 1% that a figure is measured to, and half of what pyperf calls unstable.
"""

TREND_Z = 2.0
"""Spearman's rank correlation of step time and order, times the root of (samples - 1).

In standard deviations of what samples without any trend show (E. L. Lehmann, Nonparametrics, section 7.3).
Ours: six samples that rise, but for two neighbours in the wrong order, have 2.1, so that the fewest can
show a trend. By chance that comes in one of 100 cases, and of more samples in one of 50, which are then
mostly too little apart for `DRIFT_RATIO`.
"""

FEWEST_SAMPLES = 6
"""Fewer have no distribution-free 95% interval of the median: 1 - 2 / 2**5 is 93.75%.

Source: W. J. Conover, Practical Nonparametric Statistics, 3rd edition, section 3.2.
"""

IMPRECISE_REACH = 0.05
"""How far the interval of images per second may reach, as a share of them, where a cell's time was up.

Ours: two cells whose speeds differ by less than twice that cannot be told apart, and within 5% of 1 the
headline calls neither device faster.
"""

FEWEST_LATER_STEPS = 16
"""Steps after the first one, from which the seconds of an epoch are projected.

Ours: steps that vary by `UNSTABLE_CV` have a mean that is within `IMPRECISE_REACH` of the truth, at two
standard errors, from (2 x 0.10 / 0.05)^2 steps on. It is also twice the eight batches that four loader
processes can have ready after a long first step (DataLoader's prefetch_factor of 2): of fewer steps, most
could have been fed for nothing.
"""

SWAP_GROWN_BYTES = 64 * 2**20
"""More swap in use after a cell than before it.

Ours: a system at rest moves a few MiB; a training step that does not fit moves its activations, which for
one image of the models here are 5 to 83 MB, again in each step.
"""

NEAR_LIMIT_SHARE = 0.9
"""Peak memory over what the device can use, or on the CPU over the machine's memory.

Ours: memory is read at the synchronisations only, and a step holds more within. Metal's recommended size is
what a GPU "can allocate without affecting its runtime performance" (Apple, recommendedMaxWorkingSetSize).
"""

OTHER_LOAD_SHARE = 0.10
"""CPU cores kept busy by other programs, as a share of the machine's cores.

Ours: a step that is spread over all cores waits for the slowest of them, so that a tenth of the cores can
cost up to the tenth that pyperf calls unstable.
"""

OTHER_LOAD_CORES = 1.0
"""The same where the number of cores is not known."""
