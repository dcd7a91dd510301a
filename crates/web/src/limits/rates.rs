//! The rates, as configuration.

use governor::Quota;
use std::num::NonZeroU32;
use std::str::FromStr;
use std::time::Duration;

/// How often something may happen: written `60/600+30`, which is 60 times in 600 seconds, and 30 at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    times: NonZeroU32,
    seconds: NonZeroU32,
    at_once: NonZeroU32,
}

/// The text is no rate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is no rate; write NAME=TIMES/SECONDS+AT_ONCE with the names reports, logins and logins-of-client, \
     separated by commas"
)]
pub struct NoRate(String);

/// The rates of everything that is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rates {
    /// Reports of one client.
    pub reports: Rate,
    /// Tries of one client to sign in under one name.
    pub logins: Rate,
    /// Tries of one client to sign in at all.
    pub logins_of_client: Rate,
}

impl Rate {
    const fn of(times: u32, seconds: u32, at_once: u32) -> Option<Rate> {
        match (NonZeroU32::new(times), NonZeroU32::new(seconds), NonZeroU32::new(at_once)) {
            (Some(times), Some(seconds), Some(at_once)) => Some(Rate { times, seconds, at_once }),
            _ => None,
        }
    }

    pub(super) fn quota(self) -> Quota {
        let period = Duration::from_secs(u64::from(self.seconds.get())) / self.times.get();
        let quota = Quota::with_period(period.max(Duration::from_nanos(1)));
        quota.unwrap_or(Quota::per_second(self.times)).allow_burst(self.at_once)
    }
}

impl FromStr for Rate {
    type Err = NoRate;

    fn from_str(text: &str) -> Result<Self, NoRate> {
        let read = || {
            let (times, rest) = text.split_once('/')?;
            let (seconds, at_once) = rest.split_once('+').unwrap_or((rest, times));
            Rate::of(times.parse().ok()?, seconds.parse().ok()?, at_once.parse().ok()?)
        };
        read().ok_or_else(|| NoRate(text.to_string()))
    }
}

impl Default for Rates {
    /// Sane where hundreds share one address. House rule.
    fn default() -> Self {
        let rate =
            |times, seconds, at_once| Rate::of(times, seconds, at_once).expect("none of our numbers is zero");
        Rates { reports: rate(60, 600, 30), logins: rate(10, 60, 10), logins_of_client: rate(60, 60, 60) }
    }
}

impl FromStr for Rates {
    type Err = NoRate;

    /// Reads `reports=60/600+30,logins=10/60`; what is not named keeps its default.
    fn from_str(text: &str) -> Result<Self, NoRate> {
        let mut rates = Rates::default();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let no_rate = || NoRate(part.to_string());
            let (name, value) = part.split_once('=').ok_or_else(no_rate)?;
            match name.trim() {
                "reports" => rates.reports = value.parse()?,
                "logins" => rates.logins = value.parse()?,
                "logins-of-client" => rates.logins_of_client = value.parse()?,
                _ => return Err(no_rate()),
            }
        }
        Ok(rates)
    }
}
