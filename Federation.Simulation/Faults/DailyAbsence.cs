namespace Federation.Simulation;

/// <summary>Where the clock stands between two times of day.</summary>
internal static class DailyAbsence
{
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    public static void Check(TimeSpan time, string name)
    {
        if (time < TimeSpan.Zero || time >= s_day)
        {
            throw new ArgumentOutOfRangeException(name, time, $"{name} must be from zero to less than a day.");
        }
    }

    public static ClientPresence Find(TimeSpan from, TimeSpan to, TimeSpan now)
    {
        var time = new TimeSpan(now.Ticks % s_day.Ticks);
        var untilFrom = Until(from, time);
        var untilTo = Until(to, time);
        return untilTo < untilFrom ? ClientPresence.Away(now + untilTo) : ClientPresence.There(now + untilFrom);
    }

    /// <summary>How long it is until the clock shows a time again; a day if it does now.</summary>
    private static TimeSpan Until(TimeSpan time, TimeSpan now) => time > now ? time - now : time - now + s_day;
}
