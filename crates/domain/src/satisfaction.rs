//! Kepuasan pelapor: what a reporter says of an answer. Silence says nothing.

/// Penilaian: from 1, very bad, to 5, very good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Rating(u16);

impl Rating {
    /// Every rating, the worst first.
    pub const ALL: [Rating; 5] = [Rating(1), Rating(2), Rating(3), Rating(4), Rating(5)];

    /// The rating of this many points; none when there is no such rating.
    pub fn from_points(points: i64) -> Option<Self> {
        Rating::ALL.into_iter().find(|rating| i64::from(rating.0) == points)
    }

    /// How many points.
    pub const fn points(self) -> u16 {
        self.0
    }
}
