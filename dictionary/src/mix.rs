//! How probable a bit is by what several contexts have seen: their votes are weighed, and who was
//! right weighs more the next time. As in Matt Mahoney's lpaq, with whole numbers only, so that every
//! machine tells the same.

use crate::bits::Slot;
use crate::coder::Coder;

/// One in the weights.
const WEIGHT: i32 = 1 << 16;
/// How quickly weights change.
const RATE: i32 = 6;

/// Weighs `N` contexts.
pub struct Mixer<const N: usize> {
    stretch: [i16; 4096],
    squash: [u16; 4096],
    weights: Vec<[i32; N]>,
}

impl<const N: usize> Mixer<N> {
    /// With `sets` of weights, for different sorts of bits.
    pub fn new(sets: usize) -> Self {
        let squash: [u16; 4096] = std::array::from_fn(|at| squash(at as i32 - 2048));
        let mut stretch = [2047; 4096];
        let mut from = 0;
        for (at, p) in squash.iter().enumerate() {
            let to = usize::from(*p) + 1;
            if to > from {
                stretch[from..to].fill((at as i32 - 2048) as i16);
                from = to;
            }
        }
        Self {
            stretch,
            squash,
            weights: vec![[WEIGHT * 5 / 4 / N as i32; N]; sets],
        }
    }

    /// Codes one bit by what the contexts know, and has them learn it.
    #[inline(always)]
    pub fn bit<C: Coder>(
        &mut self,
        coder: &mut C,
        set: usize,
        slots: [&mut Slot; N],
        bit: bool,
    ) -> bool {
        let weights = &mut self.weights[set];
        let votes: [i32; N] =
            std::array::from_fn(|n| i32::from(self.stretch[slots[n].share() as usize]));
        let sum: i32 = (0..N).map(|n| (votes[n] * weights[n]) >> 16).sum();
        let p = self.squash[(sum.clamp(-2047, 2047) + 2048) as usize];
        let bit = coder.bit(u32::from(p), bit);
        let error = ((i32::from(bit) << 12) - i32::from(p)) * RATE;
        for n in 0..N {
            weights[n] += (votes[n] * error + 0x2000) >> 14;
        }
        for slot in slots {
            slot.learn(bit);
        }
        bit
    }
}

/// 4096 / (1 + e^(-x/256)), from 1 to 4095.
fn squash(x: i32) -> u16 {
    const STEPS: [i32; 33] = [
        1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994,
        3348, 3607, 3785, 3901, 3975, 4022, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094,
    ];
    let x = x.clamp(-2047, 2047);
    let (at, part) = (((x >> 7) + 16) as usize, x & 127);
    ((STEPS[at] * (128 - part) + STEPS[at + 1] * part + 64) >> 7) as u16
}
