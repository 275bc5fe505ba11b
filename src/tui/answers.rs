//! What is asked of all meetings, and what they answer. It outlasts the screen: whoever looks at a meeting
//! where the answer leads comes back to it.

use super::job::{AnswerRows, Job, Question};
use super::port::Effect;

/// What was asked, and the answer.
#[derive(Debug, Default)]
pub struct Answers {
    /// What was asked.
    pub question: Option<Question>,
    /// The answer; none while it is still to come.
    pub rows: Option<AnswerRows>,
    /// How often the answer became another one.
    pub count: u64,
    /// How far the sessions are read for it; may be empty.
    pub reading: String,
    ticket: u64,
}

impl Answers {
    /// Asks something, if it is not what was asked last; a trace of nothing asks nothing.
    pub fn ask(&mut self, question: Question, out: &mut Vec<Effect>) {
        if let Question::Trace(words) = &question
            && words.trim().is_empty()
        {
            // The trace before is still there.
            if !matches!(self.question, Some(Question::Trace(_))) {
                self.question = Some(question);
                self.rows = None;
                self.ticket += 1;
                self.count += 1;
            }
            return;
        }
        self.ticket += 1;
        self.count += 1;
        if self.question.as_ref() != Some(&question) {
            self.rows = None;
        }
        self.question = Some(question.clone());
        self.reading.clear();
        out.push(Effect::Job(Job::AskMeetings {
            ticket: self.ticket,
            question,
        }));
    }

    /// Sessions are read for the answer.
    pub fn answering(&mut self, ticket: u64, words: String) {
        if ticket == self.ticket {
            self.reading = words;
            self.count += 1;
        }
    }

    /// An answer has come.
    pub fn answered(&mut self, ticket: u64, rows: AnswerRows) {
        if ticket == self.ticket {
            self.rows = Some(rows);
            self.count += 1;
        }
    }
}
