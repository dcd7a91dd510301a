//! A model as a file. Nothing in it is believed before its checksum and every length were looked at.

use super::calibrate::{Calibration, FACTS};
use super::features::{BUCKETS, VERSION};
use super::model::Model;
use super::vocabulary::Vocabulary;
use std::fmt;

const MAGIC: &[u8; 8] = b"LAPORMDL";

/// Changes with the layout of the file.
const FORMAT: u16 = 1;

/// What a model's file must be made for to be read by this program: the layout and the normaliser.
pub fn manner() -> String {
    format!("{FORMAT}.{VERSION}")
}

/// More labels than this is no list of institutions or topics.
pub(super) const MOST_LABELS: usize = 10_000;

/// Why a file is no model that this program can use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damaged {
    /// It does not begin like a model.
    NoModel,
    /// Another version of the program wrote it.
    OtherFormat {
        /// The format of the file.
        found: u16,
        /// The format that is understood.
        wanted: u16,
    },
    /// It was learned from texts that were prepared in another way.
    OtherNormaliser {
        /// The normaliser of the file.
        found: u16,
        /// The normaliser of this program.
        wanted: u16,
    },
    /// Its bytes are not those that were written.
    Checksum,
    /// It contradicts itself.
    Content,
}

impl fmt::Display for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoModel => write!(f, "this is not a model file"),
            Self::OtherFormat { found, wanted } => {
                write!(f, "the model has format {found}, this program reads {wanted}: train it again")
            }
            Self::OtherNormaliser { found, wanted } => write!(
                f,
                "the model was trained with text normaliser {found}, this program has {wanted}: train it again"
            ),
            Self::Checksum => write!(f, "the model file is damaged: its checksum does not fit"),
            Self::Content => write!(f, "the model file is damaged: it contradicts itself"),
        }
    }
}

impl std::error::Error for Damaged {}

impl Model {
    /// The model as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend(FORMAT.to_le_bytes());
        out.extend(VERSION.to_le_bytes());
        out.extend((self.labels.len() as u32).to_le_bytes());
        out.extend((self.vocabulary.buckets().len() as u32).to_le_bytes());
        for label in &self.labels {
            out.extend((label.len() as u32).to_le_bytes());
            out.extend(label.as_bytes());
        }
        let by_class = self.calibration.by_class.iter().flatten();
        let numbers = by_class.chain([&self.calibration.sharpness]).chain(&self.calibration.confidence);
        let numbers = numbers.chain(&self.scales).chain(&self.bias).chain(self.vocabulary.weights());
        numbers.for_each(|number| out.extend(number.to_le_bytes()));
        self.vocabulary.buckets().iter().for_each(|bucket| out.extend(bucket.to_le_bytes()));
        out.extend(self.weights.iter().map(|weight| weight.cast_unsigned()));
        out.extend(checksum(&out).to_le_bytes());
        out
    }

    /// Reads a model.
    ///
    /// # Errors
    /// [`Damaged`], whatever the bytes are.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Damaged> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(Damaged::NoModel)?;
        let mut head = Reader(rest);
        let (format, normaliser) = (head.short()?, head.short()?);
        if format != FORMAT {
            return Err(Damaged::OtherFormat { found: format, wanted: FORMAT });
        }
        if normaliser != VERSION {
            return Err(Damaged::OtherNormaliser { found: normaliser, wanted: VERSION });
        }
        let (body, sum) = bytes.split_last_chunk::<8>().ok_or(Damaged::Checksum)?;
        if checksum(body) != u64::from_le_bytes(*sum) {
            return Err(Damaged::Checksum);
        }
        let mut reader = Reader(body.get(MAGIC.len() + 4..).ok_or(Damaged::Content)?);
        let model = reader.model()?;
        if reader.0.is_empty() { Ok(model) } else { Err(Damaged::Content) }
    }
}

/// FNV-1a: finds damage, not malice. Who can write the file can write any model.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// What was not read yet.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn model(&mut self) -> Result<Model, Damaged> {
        let classes = self.length(MOST_LABELS)?;
        let slots = self.length(BUCKETS)?;
        let labels: Vec<String> = (0..classes).map(|_| self.label()).collect::<Result<_, _>>()?;
        let by_class = self.numbers(2 * classes)?.chunks(2).map(|pair| [pair[0], pair[1]]).collect();
        let sharpness = self.numbers(1)?[0];
        let confidence: [f32; FACTS] = self.numbers(FACTS)?.try_into().map_err(|_| Damaged::Content)?;
        let (scales, bias, weights) = (self.numbers(classes)?, self.numbers(classes)?, self.numbers(slots)?);
        let buckets: Vec<u32> = (0..slots).map(|_| self.long()).collect::<Result<_, _>>()?;
        let is_sound =
            buckets.is_sorted_by(|a, b| a < b) && buckets.iter().all(|bucket| (*bucket as usize) < BUCKETS);
        let small = self.take(slots.checked_mul(classes).ok_or(Damaged::Content)?)?;
        if !is_sound || classes < 2 {
            return Err(Damaged::Content);
        }
        Ok(Model {
            labels,
            vocabulary: Vocabulary::new(buckets, weights),
            scales,
            weights: small.iter().map(|byte| byte.cast_signed()).collect(),
            bias,
            calibration: Calibration { by_class, sharpness, confidence },
        })
    }

    fn take(&mut self, length: usize) -> Result<&[u8], Damaged> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(Damaged::Content)?;
        self.0 = rest;
        Ok(taken)
    }

    fn short(&mut self) -> Result<u16, Damaged> {
        let bytes = self.take(2)?;
        Ok(u16::from_le_bytes([bytes[0], bytes[1]]))
    }

    fn long(&mut self) -> Result<u32, Damaged> {
        let bytes = self.take(4)?;
        Ok(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    fn length(&mut self, most: usize) -> Result<usize, Damaged> {
        let length = self.long()? as usize;
        if length <= most { Ok(length) } else { Err(Damaged::Content) }
    }

    fn label(&mut self) -> Result<String, Damaged> {
        let length = self.long()? as usize;
        let bytes = self.take(length)?;
        String::from_utf8(bytes.to_vec()).map_err(|_| Damaged::Content)
    }

    fn numbers(&mut self, count: usize) -> Result<Vec<f32>, Damaged> {
        let bytes = self.take(count * 4)?;
        let numbers: Vec<f32> =
            bytes.chunks(4).map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect();
        if numbers.iter().all(|number| number.is_finite()) { Ok(numbers) } else { Err(Damaged::Content) }
    }
}
