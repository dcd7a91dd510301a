//! What people say in a life: an act as a command, with its text and who gives it.

use super::Living;
use crate::demo::grow::fates::Act;
use crate::demo::grow::words::{Hand, Say};
use lapor_domain::actors::{Actor, Role};
use lapor_domain::areas::AreaLevel;
use lapor_domain::cases::commands::{AnswerKind, Command, DeclineReason, RejectionCode};
use lapor_domain::cases::disputes::Findings;
use lapor_domain::cases::status::Status;
use lapor_domain::routing::book::RoutingBook;
use lapor_domain::satisfaction::Rating;
use lapor_domain::values::{InstitutionCode, UnitCode, UnitKindCode};

/// Which share of what the desk sends on goes to the wrong government.
const WRONG_DOOR: f64 = 0.03;

impl Living<'_> {
    /// The command and who gives it; none where nobody can.
    pub(super) fn said(&mut self, act: Act) -> Option<(Command, Actor)> {
        let role = if self.dice.happens(0.2) { Role::Admin } else { Role::Officer };
        match act {
            Act::Route => {
                let (institution, unit) = self.target()?;
                let national = self.whoever_has_it(role)?;
                Some((Command::Route { institution, unit }, national))
            }
            Act::Assign => {
                let unit = self.unit()?;
                Some((Command::Assign { unit, officer: None }, self.whoever_has_it(Role::Admin)?))
            }
            Act::Reject => Some((self.rejection(), self.whoever_has_it(role)?)),
            Act::Decline => Some((self.decline(), self.whoever_has_it(role)?)),
            Act::Arbitrate => {
                let (institution, unit) = self.target()?;
                let text = self.text(Say::Ruling, Hand::Careful);
                Some((Command::Arbitrate { institution, unit, text }, self.world.cast.arbiter(&self.case)?))
            }
            Act::Rearbitrate => {
                let text = self.text(Say::NewFacts, Hand::Careful);
                let found = Findings::default();
                Some((Command::Rearbitrate { text, found }, self.world.cast.arbiter(&self.case)?))
            }
            Act::Ask => {
                let text = self.text(Say::Question, Hand::Careful);
                Some((Command::Ask { text }, self.whoever_has_it(role)?))
            }
            Act::TakeBack => Some((Command::CancelQuestion, self.whoever_has_it(role)?)),
            Act::Start => {
                let text = self.text(Say::Start, Hand::Careful);
                Some((Command::Start { text }, self.whoever_has_it(role)?))
            }
            Act::Progress => {
                let text = self.text(Say::Progress, Hand::Careful);
                Some((Command::Progress { text }, self.whoever_has_it(role)?))
            }
            Act::Answer(kind) => Some((self.answer(kind), self.whoever_has_it(role)?)),
            Act::Promise => Some((self.promise(), self.whoever_has_it(role)?)),
            Act::Deliver => {
                let text = self.text(Say::Answer, Hand::Careful);
                Some((Command::Deliver { text }, self.whoever_has_it(role)?))
            }
            Act::Correct => Some((self.correction()?, self.whoever_has_it(Role::Admin)?)),
            Act::Return => {
                let text = self.text(Say::Reopen, Hand::Careful);
                Some((Command::ReturnToWork { text }, self.world.cast.national(&self.case, &mut self.dice)?))
            }
            Act::Extend => {
                let days = u16::try_from(self.dice.below(10)).unwrap_or_default() + 1;
                let text = self.text(Say::Progress, Hand::Careful);
                Some((Command::Extend { days, text }, self.whoever_has_it(Role::Admin)?))
            }
            act => Some((self.reporters(act), Actor::Reporter)),
        }
    }

    /// An act by a day some weeks away.
    fn promise(&mut self) -> Command {
        let days = i32::try_from(self.dice.below(60)).unwrap_or_default() + 14;
        let until = self.case.zone.date_of(self.now).saturating_add(jiff::Span::new().days(days));
        Command::Promise { text: self.text(Say::Progress, Hand::Careful), until }
    }

    fn correction(&mut self) -> Option<Command> {
        match self.answer(self.case.last_answer?) {
            Command::Answer { text, law, .. } => Some(Command::CorrectAnswer { text, law }),
            _ => None,
        }
    }

    fn text(&mut self, say: Say, hand: Hand) -> String {
        self.world.words.message(say, &self.about, hand, &mut self.dice)
    }

    fn reporters(&mut self, act: Act) -> Command {
        let hand = self.hand;
        match act {
            Act::Contest => Command::Contest { text: self.text(Say::Contest, hand) },
            Act::Confirm => Command::Confirm,
            Act::Reopen => Command::Reopen { text: self.text(Say::Reopen, hand) },
            Act::Escalate => Command::Escalate,
            Act::Withdraw => Command::Withdraw,
            Act::Resume => Command::Resume,
            Act::Rate => Command::Rate(self.rating()),
            _ => {
                let is_asked = self.case.status.back().is_some();
                let say = if is_asked { Say::Reply } else { Say::Addition };
                Command::Reply { text: self.text(say, hand) }
            }
        }
    }

    /// Whoever takes the trouble is mostly angry or pleased.
    fn rating(&mut self) -> Rating {
        let [worst, bad, fair, good, best] = Rating::ALL;
        let said = [worst, worst, bad, fair, good, best, best];
        said[self.dice.below(said.len())]
    }

    fn answer(&mut self, kind: AnswerKind) -> Command {
        let say = match kind {
            AnswerKind::Done => Say::Answer,
            AnswerKind::Information => Say::Inform,
            AnswerKind::Refused => Say::Refuse,
        };
        let law = match kind {
            AnswerKind::Refused => self.text(Say::Law, Hand::Careful),
            AnswerKind::Done | AnswerKind::Information => String::new(),
        };
        Command::Answer { kind, text: self.text(say, Hand::Careful), law }
    }

    fn rejection(&mut self) -> Command {
        let asked = self.case.counters.desk_questions + self.case.counters.work_questions > 0;
        let code = match asked && self.dice.happens(0.6) {
            true => RejectionCode::NoSubstanceAfterAsking,
            false => *self.dice.pick(&[
                RejectionCode::NotPublicService,
                RejectionCode::NotPublicService,
                RejectionCode::InCourt,
                RejectionCode::AbusiveOnly,
                RejectionCode::Spam,
            ]),
        };
        Command::Reject { code, text: self.text(Say::Reject, Hand::Careful) }
    }

    fn decline(&mut self) -> Command {
        let own = self.case.lead.as_ref().map(|lead| &lead.institution);
        let others: Vec<InstitutionCode> = self
            .begun
            .proposal
            .alternatives
            .iter()
            .filter_map(|other| other.institution.clone())
            .filter(|other| Some(other) != own)
            .collect();
        // Some know the duty map as well as the program does.
        let holder = self.holder().map(|holder| holder.institution).filter(|holder| Some(holder) != own);
        let known = others.first().cloned().or(holder);
        let instead = known.filter(|_| self.dice.happens(0.6));
        self.instead = instead.clone();
        let reason = *self.dice.pick(&DeclineReason::ALL);
        let text = self.text(Say::Decline, Hand::Careful);
        Command::Decline { reason, text, instead, found: Findings::default() }
    }

    /// Whom the desk sends it to: whom the last lead named, else whom the program proposed, else the government of
    /// the place.
    fn target(&mut self) -> Option<(InstitutionCode, Option<UnitCode>)> {
        if self.case.is_secret() {
            return self.circle();
        }
        if let Some(instead) = self.instead.take() {
            return Some((instead, None));
        }
        // The desk errs as well; whoever got it says so.
        if self.case.counters.declines == 0
            && self.dice.happens(WRONG_DOOR)
            && let Some(wrong) = self.wrong_door()
        {
            self.fate.expects_decline();
            return Some((wrong, None));
        }
        match self.begun.proposal.institution.clone() {
            Some(institution) => Some((institution, self.begun.proposal.unit.clone())),
            None => self.government().map(|institution| (institution, None)),
        }
    }

    /// A government of the place that the duty map does not name.
    fn wrong_door(&self) -> Option<InstitutionCode> {
        let right = self.holder()?.institution;
        let area = self.case.area.as_ref()?;
        let levels =
            [AreaLevel::Province, AreaLevel::Regency].into_iter().filter_map(|level| area.at_level(level));
        let mut governments = levels.filter_map(|area| self.world.book.rulebook.government_of(&area));
        governments.find(|one| one.code != right).map(|one| one.code.clone())
    }

    fn government(&self) -> Option<InstitutionCode> {
        let area = self.case.area.as_ref()?;
        let governed = area.at_level(AreaLevel::Regency).or_else(|| area.at_level(AreaLevel::Province))?;
        self.world.book.rulebook.government_of(&governed).map(|one| one.code.clone())
    }

    /// A unit of the place's government that a circle takes secret cases for; none where there is no such circle.
    fn circle(&self) -> Option<(InstitutionCode, Option<UnitCode>)> {
        let institution = self.government()?;
        let directory = &self.world.directory;
        let mut kinds: Vec<&UnitKindCode> = directory.circles.iter().map(|unit| &unit.kind).collect();
        kinds.sort();
        let units =
            kinds.into_iter().map(|kind| UnitCode { institution: institution.clone(), kind: kind.clone() });
        let unit =
            units.into_iter().find(|unit| directory.circle_for(unit, &self.world.book.rulebook).is_some())?;
        Some((institution, Some(unit)))
    }

    /// A unit of the lead: the one it has, else the one proposed, else any kind there is.
    fn unit(&mut self) -> Option<UnitCode> {
        let lead = self.case.lead.as_ref()?;
        if lead.unit.is_some() || self.case.status == Status::Received {
            return lead.unit.clone();
        }
        let mut kinds: Vec<UnitKindCode> =
            self.world.book.rulebook.unit_kinds().map(|kind| kind.code.clone()).collect();
        kinds.sort();
        let institution = lead.institution.clone();
        Some(UnitCode { institution, kind: self.dice.favour(&kinds).clone() })
    }
}
