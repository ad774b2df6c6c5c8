import type { TaxonomyGroup } from "../taxonomy.ts";

/**
 * The 93 techniques of BCT Taxonomy v1 in its 16 groups. Numbers and labels are those of Michie et al. (2013), Annals of
 * Behavioral Medicine 46(1), 81-95; definitions and examples are this project's own words. Numbers are text.
 */
export const TECHNIQUES: readonly TaxonomyGroup[] = [
  {
    number: "1",
    label: "Goals and planning",
    entries: [
      {
        number: "1.1",
        label: "Goal setting (behavior)",
        definition:
          "Deciding, alone or together, what the person is going to do, where the target is an action rather than its result.",
        example: '"We settled on leaving the flat once a day this week."',
      },
      {
        number: "1.2",
        label: "Problem solving",
        definition:
          "Working out what gets in the way of, or makes easier, the wanted action and choosing ways to deal with it; both the barrier and a way round it need to be visible.",
        example: "She said buses made her panic, so between them they picked quieter times and a walking route.",
      },
      {
        number: "1.3",
        label: "Goal setting (outcome)",
        definition:
          "Deciding on a result that the action should bring about, such as a state, score or situation, rather than the action itself.",
        example: '"By summer I want to be sleeping through the night."',
      },
      {
        number: "1.4",
        label: "Action planning",
        definition:
          "Spelling out how an action will be carried out, with at least one concrete detail such as when, where, how often, how long or how hard.",
        example: '"Tuesday at ten, from my door to the library and back."',
      },
      {
        number: "1.5",
        label: "Review behavior goal(s)",
        definition:
          "Coming back to an earlier action target with the person, looking at how it went and keeping, changing or replacing it.",
        example: "Three walks had been too many, so they looked at the week and made it two.",
      },
      {
        number: "1.6",
        label: "Discrepancy between current behavior and goal",
        definition: "Pointing out the gap between what the person does at present and the target or plan they had set.",
        example: '"You said daily calls, and it\'s been once this fortnight."',
      },
      {
        number: "1.7",
        label: "Review outcome goal(s)",
        definition:
          "Coming back to an earlier target result with the person and keeping, changing or replacing it in the light of progress.",
        example: "They checked the sleep target set in May and moved it to a longer night.",
      },
      {
        number: "1.8",
        label: "Behavioral contract",
        definition: "Putting the agreed action in writing, accepted by the person and seen or signed by somebody else.",
        example: "Both signed a card saying he would attend the Thursday group for a month.",
      },
      {
        number: "1.9",
        label: "Commitment",
        definition: "Getting the person to say, or say again, in strong terms that they are going to make the change.",
        example: '"I\'m doing this, and you can hold me to it."',
      },
    ],
  },
  {
    number: "2",
    label: "Feedback and monitoring",
    entries: [
      {
        number: "2.1",
        label: "Monitoring of behavior by others without feedback",
        definition:
          "Somebody watches or keeps a record of what the person does, and the person knows it, but hears nothing back about it.",
        example: "Staff ticked a sheet each time he came down for meals and never discussed it.",
      },
      {
        number: "2.2",
        label: "Feedback on behavior",
        definition:
          "Telling the person how their action went or how much of it they did, whether as plain facts or as a judgement.",
        example: '"You spoke up twice in that meeting, that\'s more than last time."',
      },
      {
        number: "2.3",
        label: "Self-monitoring of behavior",
        definition: "Giving the person a way to keep track of their own action, and having them use it to change.",
        example: "He kept a tick chart on the fridge for each day he took a shower.",
      },
      {
        number: "2.4",
        label: "Self-monitoring of outcome(s) of behavior",
        definition:
          "Giving the person a way to keep track of what their action leads to, such as weight, mood score or savings.",
        example: "He gave each day a mood score on his phone.",
      },
      {
        number: "2.5",
        label: "Monitoring of outcome(s) of behavior without feedback",
        definition:
          "Somebody records results of what the person does, with the person aware of it, and does not report back.",
        example: "The clinic logged her cholesterol at each visit and kept the figures to itself.",
      },
      {
        number: "2.6",
        label: "Biofeedback",
        definition: "Showing the person readings from their own body taken by a device so that they can act on them.",
        example: "A heart-rate watch showed him the calming effect of slow breathing as it happened.",
      },
      {
        number: "2.7",
        label: "Feedback on outcome(s) of behavior",
        definition: "Telling the person what their action has led to, rather than how the action itself went.",
        example: '"Your liver tests are better since you cut down."',
      },
    ],
  },
  {
    number: "3",
    label: "Social support",
    entries: [
      {
        number: "3.1",
        label: "Social support (unspecified)",
        definition:
          "Offering, arranging or suggesting backing from other people for the wanted action, including encouragement, counselling or praise that depends on nothing, when the kind of help is not stated or is neither practical nor emotional.",
        example: '"Knowing someone was in my corner while I tried it."',
      },
      {
        number: "3.2",
        label: "Social support (practical)",
        definition:
          "Offering, arranging or suggesting hands-on help from other people so that the action can be carried out.",
        example: "The peer worker drove her to the first appointment.",
      },
      {
        number: "3.3",
        label: "Social support (emotional)",
        definition:
          "Offering, arranging or suggesting comfort and understanding from other people for the sake of the wanted action.",
        example: '"She sat with me while I cried and then I could go in."',
      },
    ],
  },
  {
    number: "4",
    label: "Shaping knowledge",
    entries: [
      {
        number: "4.1",
        label: "Instruction on how to perform the behavior",
        definition:
          "Explaining, or agreeing on, the way in which the action is done, which covers teaching the skills for it.",
        example: "He talked her through filling in the benefits form line by line.",
      },
      {
        number: "4.2",
        label: "Information about antecedents",
        definition: "Telling the person which situations, events, feelings or thoughts tend to come before the action.",
        example: "They noticed together that drinking followed calls from his brother.",
      },
      {
        number: "4.3",
        label: "Re-attribution",
        definition: "Drawing out what the person believes causes their action and offering another explanation.",
        example: "\"It wasn't that you're lazy, it was the new tablets.\"",
      },
      {
        number: "4.4",
        label: "Behavioral experiments",
        definition:
          "Treating a belief as something to be tried out and having the person gather evidence that may prove it wrong.",
        example: '"Go in, count how many people really stare, and tell me."',
      },
    ],
  },
  {
    number: "5",
    label: "Natural consequences",
    entries: [
      {
        number: "5.1",
        label: "Information about health consequences",
        definition: "Telling the person what an action does, or would do, to physical or mental health.",
        example: "She explained what stopping the tablets overnight can do to the body.",
      },
      {
        number: "5.2",
        label: "Salience of consequences",
        definition:
          "Making what follows from an action hard to forget by means chosen for their impact, beyond just giving the facts.",
        example: "The empty cans of one month were piled on the kitchen table for her to look at.",
      },
      {
        number: "5.3",
        label: "Information about social and environmental consequences",
        definition:
          "Telling the person what an action does, or would do, to relationships, money, work, standing or surroundings.",
        example: '"If you miss three, they can stop your payments."',
      },
      {
        number: "5.4",
        label: "Monitoring of emotional consequences",
        definition: "Asking the person to notice how they feel after trying the action.",
        example: '"After the walk, jot down how you felt, one to ten."',
      },
      {
        number: "5.5",
        label: "Anticipated regret",
        definition:
          "Bringing the person to expect that they would be sorry later if they did the unwanted thing or left the wanted one undone.",
        example: '"How will you feel on Monday if you don\'t go to the wedding?"',
      },
      {
        number: "5.6",
        label: "Information about emotional consequences",
        definition: "Telling the person how an action is likely to make them feel.",
        example: '"Most people I know felt lighter once they had told someone."',
      },
    ],
  },
  {
    number: "6",
    label: "Comparison of behavior",
    entries: [
      {
        number: "6.1",
        label: "Demonstration of the behavior",
        definition:
          "Letting the person see the action done, live or in pictures or film, so that they could do likewise.",
        example: '"I rang the office first with her listening, so she could see how it\'s done."',
      },
      {
        number: "6.2",
        label: "Social comparison",
        definition: "Drawing attention to how other people do, so that the person can set their own doing beside it.",
        example: '"He told me he was back at work after two years, and I thought, well, where am I?"',
      },
      {
        number: "6.3",
        label: "Information about others' approval",
        definition: "Telling the person whether other people would think well or badly of the action.",
        example: '"Your sister would be glad if you came."',
      },
    ],
  },
  {
    number: "7",
    label: "Associations",
    entries: [
      {
        number: "7.1",
        label: "Prompts/cues",
        definition:
          "Putting a signal in place, in the surroundings or from other people, that sets off the action, usually at the time and place where it is needed.",
        example: "A note on the kettle said 'tablets'.",
      },
      {
        number: "7.2",
        label: "Cue signalling reward",
        definition:
          "Pointing to, or setting up, a signal which tells the person reliably that something good will come after the action.",
        example: "A green star on the chart meant that the next session would be in the cafe.",
      },
      {
        number: "7.3",
        label: "Reduce prompts/cues",
        definition: "Taking reminders away little by little while the action continues.",
        example: "Texts went from daily to weekly to none.",
      },
      {
        number: "7.4",
        label: "Remove access to the reward",
        definition:
          "Arranging or advising that the person is kept away from situations in which the unwanted action pays off.",
        example: "When his drinking stories started getting laughs, he was to leave the table.",
      },
      {
        number: "7.5",
        label: "Remove aversive stimulus",
        definition:
          "Arranging or advising that something unpleasant is taken out of the situation so that the change is easier.",
        example: "A room away from the shouting was found for their meetings.",
      },
      {
        number: "7.6",
        label: "Satiation",
        definition:
          "Letting the person have so much of something, over and over, that the pull towards the unwanted action dies down.",
        example: "He was given the arcade game for a whole weekend, and by Sunday he had had enough.",
      },
      {
        number: "7.7",
        label: "Exposure",
        definition:
          "Bringing the person, safely and again and again, into contact with what sets off the fear or urge until it fades.",
        example: "They stood at the bus stop every day, a little longer each time, until it was just a bus stop.",
      },
      {
        number: "7.8",
        label: "Associative learning",
        definition:
          "Pairing something neutral many times with something that already brings out the action, until the neutral thing does so alone.",
        example:
          "The same song was always played while he was settling to sleep, until the song alone made him drowsy.",
      },
    ],
  },
  {
    number: "8",
    label: "Repetition and substitution",
    entries: [
      {
        number: "8.1",
        label: "Behavioral practice/rehearsal",
        definition: "Having the person try the action out when nothing depends on it, so as to build skill or habit.",
        example: "They role-played the call to the landlord.",
      },
      {
        number: "8.2",
        label: "Behavior substitution",
        definition: "Having the person do something wanted or harmless in place of the unwanted action.",
        example: '"When I want a drink I put the kettle on."',
      },
      {
        number: "8.3",
        label: "Habit formation",
        definition: "Having the person repeat the action in the same setting until the setting itself calls it up.",
        example: "Every morning, once the post had come, he opened it at the same table.",
      },
      {
        number: "8.4",
        label: "Habit reversal",
        definition:
          "Having the person repeat another action in the setting that used to call up the unwanted habit, so that the new one takes its place.",
        example: "Each time he reached for a cigarette with his coffee, he picked up a toothpick.",
      },
      {
        number: "8.5",
        label: "Overcorrection",
        definition:
          "After an unwanted action, having the person put things more than right or practise the wanted action to excess.",
        example: "Having snapped at one housemate, he apologised to each of them and cooked for the house.",
      },
      {
        number: "8.6",
        label: "Generalisation of target behavior",
        definition: "Encouraging the person to do in a new setting what they already do in another.",
        example: '"You manage queues at the chemist, so try the post office."',
      },
      {
        number: "8.7",
        label: "Graded tasks",
        definition: "Setting steps that start easy and get harder, each within reach, until the whole action is done.",
        example: "First the doorstep, then the corner, then the shop.",
      },
    ],
  },
  {
    number: "9",
    label: "Comparison of outcomes",
    entries: [
      {
        number: "9.1",
        label: "Credible source",
        definition:
          "Having the case for or against the action put by somebody whose word the person trusts on the matter.",
        example: '"Coming from someone who has been on that ward, I believed it."',
      },
      {
        number: "9.2",
        label: "Pros and cons",
        definition: "Having the person list and weigh the reasons for and against making the change.",
        example: "They wrote two columns about moving back home.",
      },
      {
        number: "9.3",
        label: "Comparative imagining of future outcomes",
        definition: "Having the person picture and compare how things would be later with the change and without it.",
        example: '"Think of Christmas if you keep going, and Christmas if you stop."',
      },
    ],
  },
  {
    number: "10",
    label: "Reward and threat",
    entries: [
      {
        number: "10.1",
        label: "Material incentive (behavior)",
        definition:
          "Promising cash, tokens or goods on condition that the person tries or gets further with the action.",
        example: "He was told he would get a cinema ticket for four attended sessions.",
      },
      {
        number: "10.2",
        label: "Material reward (behavior)",
        definition: "Giving cash, tokens or goods because the person has tried or got further with the action.",
        example: "The cinema ticket was handed over after the fourth session.",
      },
      {
        number: "10.3",
        label: "Non-specific reward",
        definition:
          "Giving a reward, of a kind not described, because the person has tried or got further with the action.",
        example: '"They did something nice for us whenever we turned up."',
      },
      {
        number: "10.4",
        label: "Social reward",
        definition:
          "Giving praise, thanks or another sign of regard because the person has tried or got further with the action.",
        example: '"She said well done every time I had been swimming."',
      },
      {
        number: "10.5",
        label: "Social incentive",
        definition:
          "Promising praise or another sign of regard on condition that the person tries or gets further with the action.",
        example: "He was told that the group applauds everybody who completes the course.",
      },
      {
        number: "10.6",
        label: "Non-specific incentive",
        definition:
          "Promising a reward, of a kind not described, on condition that the person tries or gets further with the action.",
        example: '"Keep it up and there\'ll be something in it for you."',
      },
      {
        number: "10.7",
        label: "Self-incentive",
        definition:
          "Having the person plan a treat for themselves that depends on their trying or getting further with the action.",
        example: '"If I get through the week I\'ll let myself buy the magazine."',
      },
      {
        number: "10.8",
        label: "Incentive (outcome)",
        definition:
          "Promising a reward that depends on effort or progress towards the result of the action, not on the action itself.",
        example: "A prize was promised to whoever's blood sugar was in range by June.",
      },
      {
        number: "10.9",
        label: "Self-reward",
        definition:
          "Having the person treat or praise themselves after they have tried or got further with the action.",
        example: '"I pat myself on the back when I have done the shopping."',
      },
      {
        number: "10.10",
        label: "Reward (outcome)",
        definition:
          "Giving a reward for effort or progress towards the result of the action, not for the action itself.",
        example: "She got the prize once her blood sugar was in range.",
      },
      {
        number: "10.11",
        label: "Future punishment",
        definition:
          "Telling the person that something unpleasant, or a loss, will follow if they do the unwanted thing.",
        example: '"If you smoke in the room you will lose your place."',
      },
    ],
  },
  {
    number: "11",
    label: "Regulation",
    entries: [
      {
        number: "11.1",
        label: "Pharmacological support",
        definition:
          "Offering medicines, or encouraging the person to take them as agreed, so that the change is easier.",
        example: "She reminded him that the sleeping tablet was there for the first nights at home.",
      },
      {
        number: "11.2",
        label: "Reduce negative emotions",
        definition:
          "Advising on ways to bring down worry, low mood, anger or stress so that the action becomes possible.",
        example: "They did slow breathing on the bench before going in.",
      },
      {
        number: "11.3",
        label: "Conserving mental resources",
        definition:
          "Advising on ways to ask less of the person's attention, memory or willpower while they make the change.",
        example: '"Don\'t try to quit in the week you move house."',
      },
      {
        number: "11.4",
        label: "Paradoxical instructions",
        definition: "Asking for the unwanted thing to be done on purpose, or in excess, so that it loses its pull.",
        example: "He was asked to worry as hard as he could for a quarter of an hour.",
      },
    ],
  },
  {
    number: "12",
    label: "Antecedents",
    entries: [
      {
        number: "12.1",
        label: "Restructuring the physical environment",
        definition:
          "Changing the person's surroundings, or advising it, so that the wanted action is easier or the unwanted one harder, other than merely adding a thing.",
        example: "They moved the armchair away from the television and towards the window.",
      },
      {
        number: "12.2",
        label: "Restructuring the social environment",
        definition:
          "Changing who is around the person, or advising it, so that the wanted action is easier or the unwanted one harder.",
        example: "He started spending Fridays with the chess club rather than the old crowd.",
      },
      {
        number: "12.3",
        label: "Avoidance/reducing exposure to cues for the behavior",
        definition: "Advising how to stay away from people, places or times that set off the unwanted action.",
        example: '"Walk home the other way, not past the betting shop."',
      },
      {
        number: "12.4",
        label: "Distraction",
        definition:
          "Advising the person to turn to another thought or activity when something sets off the unwanted action.",
        example: '"When the voices got loud we would talk about football."',
      },
      {
        number: "12.5",
        label: "Adding objects to the environment",
        definition: "Putting a thing into the person's surroundings so that the action is easier.",
        example: "She brought him a pill box with the days on it.",
      },
      {
        number: "12.6",
        label: "Body changes",
        definition:
          "Changing the body itself, or supporting it, for example by training, surgery or an aid, so that the action is easier.",
        example: "After the knee operation the stairs stopped being the reason to stay in.",
      },
    ],
  },
  {
    number: "13",
    label: "Identity",
    entries: [
      {
        number: "13.1",
        label: "Identification of self as role model",
        definition: "Letting the person know that others may take their actions as an example.",
        example: '"The younger lads on the ward look at what you do."',
      },
      {
        number: "13.2",
        label: "Framing/reframing",
        definition:
          "Suggesting another way of looking at the action or its purpose, so that thoughts or feelings about it change.",
        example: '"Think of it as training, not as a test you can fail."',
      },
      {
        number: "13.3",
        label: "Incompatible beliefs",
        definition:
          "Pointing to a clash between what the person does and how they see themselves, so that it becomes uncomfortable.",
        example: '"You say you are always there for your mates, and yet you left him on his own."',
      },
      {
        number: "13.4",
        label: "Valued self-identity",
        definition:
          "Having the person set out, in writing or ratings, a value or strength they hold dear, so that their sense of who they are is affirmed while they change.",
        example: "She wrote a page on being a good mother and what keeping well has to do with it.",
      },
      {
        number: "13.5",
        label: "Identity associated with changed behavior",
        definition: "Having the person see themselves as someone who has left the old behaviour behind.",
        example: "\"I'm not a patient any more, I'm someone who used to be one.\"",
      },
    ],
  },
  {
    number: "14",
    label: "Scheduled consequences",
    entries: [
      {
        number: "14.1",
        label: "Behavior cost",
        definition: "Arranging that something the person values is taken away only when they do the unwanted thing.",
        example: "Each missed session cost him a pound from the kitty.",
      },
      {
        number: "14.2",
        label: "Punishment",
        definition: "Arranging for something unpleasant to follow when the person does the unwanted thing.",
        example: "Anyone who swore had to wash up for the whole house.",
      },
      {
        number: "14.3",
        label: "Remove reward",
        definition: "Arranging that a reward which used to come after the unwanted action no longer comes.",
        example: "Staff stopped coming to chat whenever he shouted.",
      },
      {
        number: "14.4",
        label: "Reward approximation",
        definition:
          "Rewarding anything near the wanted action at first, and then only what comes nearer and nearer to it.",
        example: "At first just picking up the phone earned a biscuit, later only a completed call did.",
      },
      {
        number: "14.5",
        label: "Rewarding completion",
        definition:
          "Building up a chain of actions by rewarding its final part first and adding earlier parts bit by bit.",
        example:
          "He was praised for putting the washed plate away, then for washing and putting away, then for the whole job.",
      },
      {
        number: "14.6",
        label: "Situation-specific reward",
        definition: "Tying the reward to particular circumstances: the action earns it there and nowhere else.",
        example: "She was praised for speaking in the group, not for speaking over people at table.",
      },
      {
        number: "14.7",
        label: "Reward incompatible behavior",
        definition: "Rewarding an action which rules the unwanted one out for as long as it lasts.",
        example: "He got points for every hour in the swimming pool, where he could not smoke.",
      },
      {
        number: "14.8",
        label: "Reward alternative behavior",
        definition: "Rewarding another action chosen in place of the unwanted one, though both could be done.",
        example: "She was praised whenever she phoned a friend instead of opening a bottle.",
      },
      {
        number: "14.9",
        label: "Reduce reward frequency",
        definition: "Arranging that rewards for the action come less and less often while more of it is asked for.",
        example: "Stickers for every session became stickers for every fifth.",
      },
      {
        number: "14.10",
        label: "Remove punishment",
        definition: "Arranging that an unpleasant consequence is lifted when the wanted action is done.",
        example: "The chasing letters stopped for those who had booked their appointment.",
      },
    ],
  },
  {
    number: "15",
    label: "Self-belief",
    entries: [
      {
        number: "15.1",
        label: "Verbal persuasion about capability",
        definition: "Telling the person that they are able to do it, answering their doubts.",
        example: '"I have seen you do harder things than this, you can do it."',
      },
      {
        number: "15.2",
        label: "Mental rehearsal of successful performance",
        definition:
          "Having the person run through the action in their mind, going well, in the settings where it matters.",
        example: "He closed his eyes and pictured himself walking into the interview and shaking hands.",
      },
      {
        number: "15.3",
        label: "Focus on past success",
        definition: "Having the person recall or list times when they managed the action or part of it.",
        example: '"Remember last spring, you went every week."',
      },
      {
        number: "15.4",
        label: "Self-talk",
        definition: "Encouraging the person to talk to themselves, aloud or inwardly, in a way that helps them act.",
        example: '"One step, I tell myself, just one step."',
      },
    ],
  },
  {
    number: "16",
    label: "Covert learning",
    entries: [
      {
        number: "16.1",
        label: "Imaginary punishment",
        definition: "Having the person imagine doing the unwanted thing and then something unpleasant happening.",
        example: "She pictured skipping the meeting and finding her chair given away.",
      },
      {
        number: "16.2",
        label: "Imaginary reward",
        definition: "Having the person imagine doing the wanted thing and then something pleasant happening.",
        example: "He pictured finishing the run and the cool shower after it.",
      },
      {
        number: "16.3",
        label: "Vicarious consequences",
        definition:
          "Letting the person see or hear what happened to other people, good or bad, when they did the action.",
        example: '"I watched what it cost my friend when he stopped his medication."',
      },
    ],
  },
];
