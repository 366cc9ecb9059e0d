//! The fuzzer's target: reads what it is given, as the page would, or has the trial of `GANGMU_TRIAL` try it.
//! A panic, an overflow, an index out of
//! bounds, a request for too much memory and a file that takes too long each leave the file behind.
//! Damage goes into the parts of containers, where a checksum or the packing would else catch it.

#![no_main]

mod within;

use cap::Cap;
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use std::alloc::System;
use std::ops::ControlFlow;
use std::sync::OnceLock;

/// Who asks for more than a gigabyte gets nothing, and ends.
#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, 1 << 30);

fuzz_target!(|bytes: &[u8]| {
    static TRIAL: OnceLock<Option<trials::Trial>> = OnceLock::new();
    let trial = TRIAL.get_or_init(|| {
        let name = std::env::var("GANGMU_TRIAL").ok()?;
        let named = trials::ALL.iter().find(|(of, _)| *of == name);
        Some(named.expect("a trial of that name").1)
    });
    if let Some(trial) = trial {
        return trial(bytes);
    }
    if let Ok(import) = files::read(bytes, &mut |_| ControlFlow::Continue(())) {
        let _ = (import.told(), import.marked_text());
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let mut random = within::Random(u64::from(seed));
    let damaged = match random.below(5) {
        // As it stands, now and then.
        0 => None,
        _ => within::damaged(&data[..size], &mut random),
    };
    match damaged {
        Some(damaged) if damaged.len() <= max_size => {
            data[..damaged.len()].copy_from_slice(&damaged);
            damaged.len()
        }
        _ => fuzzer_mutate(data, size, max_size),
    }
});
